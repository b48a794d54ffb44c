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

	static OrganizationOverview of(String namespace) {
		return new OrganizationOverview(namespace, 0, 0, 0, 0, 0, 0, 0, 0);
	}

	OrganizationOverview withRecords(long flagged, long undetermined, long audited, long unread) {
		return new OrganizationOverview(this.namespace, flagged, undetermined, audited, unread, this.users, this.open,
				this.appeared, this.grants);
	}

	OrganizationOverview withFindings(long users, long open, long appeared, long grants) {
		return new OrganizationOverview(this.namespace, this.flagged, this.undetermined, this.audited, this.unread,
				users, open, appeared, grants);
	}

	/** Returns the share of flagged repositories among the audited ones, from 0 to 1. */
	double exactShare() {
		return (this.audited == 0) ? 0 : (double) this.flagged / this.audited;
	}

	/** Returns the share of flagged repositories among the audited ones in percent. */
	public long share() {
		return Math.round(100 * exactShare());
	}

}
