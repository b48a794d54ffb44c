package dev.swraudit.report.overview;

/**
 * Open findings by the days since they were first seen.
 *
 * @param week at most {@value #WEEK} days
 * @param month at most {@value #MONTH} days
 * @param quarter at most {@value #OLD} days
 * @param older more days
 */
public record Ages(long week, long month, long quarter, long older) {

	static final int WEEK = 7;

	static final int MONTH = 30;

	/** Days after which a finding is old. */
	public static final int OLD = 90;

}
