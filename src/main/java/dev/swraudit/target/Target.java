package dev.swraudit.target;

/**
 * A repository whose access list is asked for.
 *
 * @param id its key in the ledger, see {@link AuditKeys}
 * @param namespace the organization that holds it
 * @param repository its name, with slashes as people write them
 */
public record Target(long id, String namespace, String repository) {
}
