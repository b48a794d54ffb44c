package dev.swraudit.report.data;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The audit that another one was compared with, as it was published then.
 *
 * @param auditDate its date
 * @param revision its revision of that date
 * @param sumsSha256 SHA-256 of its {@code SHA256SUMS}
 * @param auditedBy its caller; null if no answer named one
 */
public record AuditReference(LocalDate auditDate, int revision, String sumsSha256, @Nullable Auditor auditedBy) {

}
