package dev.swraudit.report.data;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Baseline of an audit, as it was published at the time of the comparison.
 *
 * @param auditDate its audit date
 * @param revision its revision
 * @param sumsSha256 SHA-256 of its {@code SHA256SUMS}
 * @param auditedBy its caller; null if no response named one
 */
public record AuditReference(LocalDate auditDate, int revision, String sumsSha256, @Nullable Auditor auditedBy) {

}
