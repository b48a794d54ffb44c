package dev.swraudit.report.review;

import dev.swraudit.finding.FindingChange;

/**
 * Activity of an OCSF finding: what happened to it in this audit.
 */
enum OcsfActivity {

	CREATE(1, "Create"), UPDATE(2, "Update"), CLOSE(3, "Close");

	private final int id;

	private final String caption;

	OcsfActivity(int id, String caption) {
		this.id = id;
		this.caption = caption;
	}

	static OcsfActivity of(FindingChange change) {
		return switch (change) {
			case NEW -> CREATE;
			case EXISTING, REOPENED, UNVERIFIED -> UPDATE;
			case RESOLVED -> CLOSE;
		};
	}

	int id() {
		return this.id;
	}

	String caption() {
		return this.caption;
	}

}
