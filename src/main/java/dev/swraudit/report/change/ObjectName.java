package dev.swraudit.report.change;

/**
 * Name of the object of a finding, as it is stored.
 *
 * @param namespace the organization; empty for a finding on a user
 * @param repository the repository; empty for an organization and for a finding on a user
 */
public record ObjectName(String namespace, String repository) {

}
