package dev.swraudit.report.data;

/**
 * Number of flagged and undetermined repositories of a namespace.
 *
 * @param namespace the organization
 * @param flagged repositories with a manager other than the creator
 * @param undetermined repositories that may have one
 */
public record NamespaceCount(String namespace, long flagged, long undetermined) {

	public long total() {
		return this.flagged + this.undetermined;
	}

}
