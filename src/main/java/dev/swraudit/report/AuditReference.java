package dev.swraudit.report;

import java.time.LocalDate;

/**
 * The audit that another one was compared with, as it was published then.
 *
 * @param auditDate its date
 * @param revision its revision of that date
 * @param sumsSha256 SHA-256 of its {@code SHA256SUMS}
 */
public record AuditReference(LocalDate auditDate, int revision, String sumsSha256) {

}
