package dev.swraudit.report.publish;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Copies of the input files of an audit.
 *
 * @param input copy of the imported input
 * @param exceptions copy of the exceptions file; null if there is none
 */
public record AuditInputs(Path input, @Nullable Path exceptions) {

}
