package dev.swraudit.report.review;

import dev.swraudit.finding.Rule;

/**
 * Severity of a finding in OCSF. It depends on the rule alone:
 * <ul>
 * <li>{@code HIGH}: everybody may pull a repository; a manager of a whole organization
 * who is not its creator; a user who is disabled or has left and still holds a
 * permission.</li>
 * <li>{@code MEDIUM}: the same for a single repository, for another account, for Write on
 * an organization, and for a user whom nobody knows.</li>
 * <li>{@code LOW}: a permission that SWR does not document, because it may be
 * harmless.</li>
 * </ul>
 */
enum OcsfSeverity {

	LOW(2, "Low"), MEDIUM(3, "Medium"), HIGH(4, "High");

	private final int id;

	private final String caption;

	OcsfSeverity(int id, String caption) {
		this.id = id;
		this.caption = caption;
	}

	static OcsfSeverity of(Rule rule) {
		return switch (rule) {
			case PUBLIC_REPOSITORY, ORGANIZATION_MANAGE, INACTIVE_USER -> HIGH;
			case NON_CREATOR_MANAGE, SHARED_REPOSITORY, ORGANIZATION_WRITE, UNKNOWN_USER -> MEDIUM;
			case UNRECOGNISED_PERMISSION -> LOW;
		};
	}

	int id() {
		return this.id;
	}

	String caption() {
		return this.caption;
	}

}
