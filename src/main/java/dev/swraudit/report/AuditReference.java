package dev.swraudit.report;

import java.time.LocalDate;

/**
 * Another audit of the same scope.
 *
 * @param auditDate its day
 * @param revision its revision of that day
 */
public record AuditReference(LocalDate auditDate, int revision) {

}
