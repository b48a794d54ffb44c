package dev.swraudit.report.review;

import dev.swraudit.finding.FindingState;

/**
 * Status of an OCSF finding.
 */
enum OcsfStatus {

	/** Open, and new or reopened. */
	NEW(1, "New"),

	/** Open since an earlier audit. */
	IN_PROGRESS(2, "In Progress"),

	/** Accepted by an exception or a decision. */
	SUPPRESSED(3, "Suppressed"),

	RESOLVED(4, "Resolved");

	private final int id;

	private final String caption;

	OcsfStatus(int id, String caption) {
		this.id = id;
		this.caption = caption;
	}

	static OcsfStatus of(ReviewedFinding finding) {
		if (finding.state() == FindingState.ACCEPTED) {
			return SUPPRESSED;
		}
		return switch (finding.change()) {
			case NEW, REOPENED -> NEW;
			case EXISTING, UNVERIFIED -> IN_PROGRESS;
			case RESOLVED -> RESOLVED;
		};
	}

	int id() {
		return this.id;
	}

	String caption() {
		return this.caption;
	}

}
