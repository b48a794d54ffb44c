package dev.swraudit.report.review;

/**
 * Status of an OCSF finding: where its review stands.
 */
enum OcsfStatus {

	/** Open and without a decision. */
	NEW(1, "New"),

	/** A decision says that the permission is to be revoked. */
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
		return switch (finding.state()) {
			case OPEN -> (finding.decision() != null) ? IN_PROGRESS : NEW;
			case ACCEPTED -> SUPPRESSED;
			case CLOSED -> RESOLVED;
		};
	}

	int id() {
		return this.id;
	}

	String caption() {
		return this.caption;
	}

}
