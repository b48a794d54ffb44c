package dev.swraudit.ledger;

/**
 * Result of the safety limit for objects that vanish.
 *
 * @param tooManyRepositories whether too many repositories have vanished
 * @param tooManyOrganizations whether too many organizations have vanished
 */
public record Vanished(boolean tooManyRepositories, boolean tooManyOrganizations) {

	/** Returns whether too many of either have vanished, so that nothing is resolved. */
	public boolean tooMany() {
		return this.tooManyRepositories || this.tooManyOrganizations;
	}

}
