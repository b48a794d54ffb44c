package dev.swraudit.job.cluster;

/**
 * Scope of a manager.
 *
 * @param name the scope whose ranges its workers fetch
 */
record ManagedScope(String name) {
}
