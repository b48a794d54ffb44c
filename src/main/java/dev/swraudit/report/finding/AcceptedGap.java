package dev.swraudit.report.finding;

/**
 * Repository or organization that was not read, and whose gap an exception accepts.
 *
 * @param repository the repository; empty for an organization
 * @param exceptionId id of the exception
 */
public record AcceptedGap(String namespace, String repository, String outcome, String exceptionId) {

}
