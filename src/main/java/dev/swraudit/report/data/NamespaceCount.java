package dev.swraudit.report.data;

/**
 * How many of a namespace's repositories somebody should look at.
 *
 * @param namespace the organization
 * @param flagged how many have a manager who did not create them
 * @param undetermined of how many it can't be told
 */
public record NamespaceCount(String namespace, long flagged, long undetermined) {

	public long total() {
		return this.flagged + this.undetermined;
	}

}
