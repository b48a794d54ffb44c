package dev.swraudit.report.publish;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The files that an audit was given, as they were read.
 *
 * @param input the copy of the input that was imported
 * @param exceptions the accepted exceptions; null if there were none
 */
public record AuditInputs(Path input, @Nullable Path exceptions) {

}
