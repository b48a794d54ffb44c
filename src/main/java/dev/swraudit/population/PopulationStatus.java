package dev.swraudit.population;

/**
 * Result of the comparison of the input with the repositories that SWR lists.
 */
public enum PopulationStatus {

	/**
	 * The input lacks no listed repository, and the total of the account is the number of
	 * listed repositories.
	 */
	MATCHES,

	/** The input lacks no listed repository; the total of the account was not read. */
	LISTING_ONLY,

	/**
	 * The input lacks a listed repository, or the account has another number of
	 * repositories than SWR lists.
	 */
	DIFFERS,

	/** The readings of the list differ, or SWR gives another total. */
	NOT_SETTLED,

	/** The list could not be read. */
	NOT_READ,

	/** The settings switch the comparison off. */
	OFF

}
