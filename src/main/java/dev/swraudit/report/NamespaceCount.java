package dev.swraudit.report;

/**
 * How many of a namespace's repositories somebody should look at.
 *
 * @param namespace the organization
 * @param flagged how many have a manager who did not create them
 * @param undetermined of how many it can't be told
 */
record NamespaceCount(String namespace, long flagged, long undetermined) {

	long total() {
		return this.flagged + this.undetermined;
	}

}
