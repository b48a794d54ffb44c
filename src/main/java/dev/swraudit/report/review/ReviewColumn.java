package dev.swraudit.report.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.swraudit.report.review.ReviewedFinding.DecisionCells;
import org.jspecify.annotations.Nullable;

/**
 * Column of the sheet {@code Review}. The names and their order are those of review.csv.
 */
enum ReviewColumn {

	RULE(Kind.TEXT, 22),

	CERTAINTY(Kind.TEXT, 11),

	CHANGE(Kind.TEXT, 13),

	STATE(Kind.TEXT, 11),

	NAMESPACE(Kind.TEXT, 20),

	REPOSITORY(Kind.TEXT, 30),

	CREATOR_NAME(Kind.TEXT, 18),

	USER_ID(Kind.TEXT, 34),

	USER_NAME(Kind.TEXT, 18),

	PERSON(Kind.TEXT, 20),

	DEPARTMENT(Kind.TEXT, 18),

	PERMISSION(Kind.TEXT, 13),

	GRANT_SOURCE(Kind.TEXT, 14),

	OBJECT_COUNT(Kind.NUMBER, 14),

	FIRST_SEEN(Kind.DATE, 12),

	EXCEPTION_ID(Kind.TEXT, 14),

	DECISION(Kind.TEXT, 11),

	DECIDED_BY(Kind.TEXT, 20),

	DECIDED_ON(Kind.DATE, 13),

	REASON(Kind.TEXT, 40),

	KEEP_UNTIL(Kind.DATE, 13),

	REVOKE_BY(Kind.DATE, 13),

	FINGERPRINT(Kind.TEXT, 66);

	private final Kind kind;

	private final int width;

	ReviewColumn(Kind kind, int width) {
		this.kind = kind;
		this.width = width;
	}

	/** Returns the names of the columns in order. */
	static List<String> names() {
		return Arrays.stream(values()).map(ReviewColumn::toString).toList();
	}

	Kind kind() {
		return this.kind;
	}

	/** Returns the width in characters. */
	int width() {
		return this.width;
	}

	/** Returns whether a reviewer fills in the column. */
	boolean isFilledIn() {
		return compareTo(DECISION) >= 0 && compareTo(REVOKE_BY) <= 0;
	}

	/** Returns the value of a cell: a text, number or date, or null if it is empty. */
	@Nullable Object value(ReviewedFinding finding) {
		return switch (this) {
			case RULE -> finding.rule().text();
			case CERTAINTY -> finding.certainty();
			case CHANGE -> finding.change().name();
			case STATE -> finding.state().name();
			case NAMESPACE -> finding.namespace();
			case REPOSITORY -> finding.repository();
			case CREATOR_NAME -> finding.creator().name();
			case USER_ID -> finding.holder().id();
			case USER_NAME -> finding.holder().name();
			case PERSON -> finding.person().name();
			case DEPARTMENT -> finding.person().department();
			case PERMISSION -> finding.permission();
			case GRANT_SOURCE -> finding.grantSource();
			case OBJECT_COUNT -> finding.objectCount();
			case FIRST_SEEN -> finding.firstSeen();
			case EXCEPTION_ID -> (finding.exception() != null) ? finding.exception().id() : null;
			case FINGERPRINT -> finding.fingerprint();
			case DECISION, DECIDED_BY, DECIDED_ON, REASON, KEEP_UNTIL, REVOKE_BY ->
				(finding.decision() != null) ? valueOf(finding.decision()) : null;
		};
	}

	private @Nullable Object valueOf(DecisionCells decision) {
		return switch (this) {
			case DECISION -> decision.decision();
			case DECIDED_BY -> decision.decidedBy();
			case DECIDED_ON -> decision.decidedOn();
			case REASON -> decision.reason();
			case KEEP_UNTIL -> decision.keepUntil();
			case REVOKE_BY -> decision.revokeBy();
			default -> null;
		};
	}

	/** Returns the name in the header. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Type of the cells of a column.
	 */
	enum Kind {

		/** Text, also after it was edited. */
		TEXT("@"),

		NUMBER("0"),

		DATE("yyyy-mm-dd");

		private final String format;

		Kind(String format) {
			this.format = format;
		}

		/** Returns the number format. */
		String format() {
			return this.format;
		}

	}

}
