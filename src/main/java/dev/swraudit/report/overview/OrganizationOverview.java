package dev.swraudit.report.overview;

/**
 * Findings on one organization and its repositories that are not closed.
 *
 * @param namespace name of the organization
 * @param flagged repositories on which a user other than the creator holds Manage
 * @param undetermined repositories that may have one
 * @param audited repositories whose access list was read
 * @param unread records that were not read
 * @param users users with an open finding
 * @param open open findings
 * @param appeared those of them that are new or reopened
 * @param grants open findings on the organization itself
 */
public record OrganizationOverview(String namespace, long flagged, long undetermined, long audited, long unread,
		long users, long open, long appeared, long grants) {

	/** Returns the share of flagged repositories among the audited ones in percent. */
	public long share() {
		return (this.audited == 0) ? 0 : Math.round(100.0 * this.flagged / this.audited);
	}

}
