package dev.swraudit.report.overview;

/**
 * Open findings by the days since they were first seen.
 *
 * @param week at most 7 days
 * @param month at most 30 days
 * @param quarter at most {@value #OLD} days
 * @param older more days
 */
public record Ages(long week, long month, long quarter, long older) {

	/** Days after which a finding is old. */
	public static final int OLD = 90;

}
