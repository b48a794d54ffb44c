package dev.swraudit.report.html;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.swraudit.acceptance.ExceptionRowText;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.Rule;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.ReportedDecision;
import dev.swraudit.report.overview.ListedFinding;
import dev.swraudit.target.RepositoryName;

/**
 * Row of the page for a finding that is not closed.
 *
 * @param classes names by which the list is filtered, separated by blanks
 * @param permission the permission, and how certain it is
 * @param source source of the permission
 * @param path namespace and repository, split after each slash, or the objects in words
 * @param firstSeen ISO date
 * @param status status, and who accepted it or decided on it
 * @param person the person; empty if it is not known
 * @param creator label of the creator; empty for a finding on a user
 * @param absent ISO date of the last audit that read the object without the permission;
 * empty if none did
 * @param exceptionsRow row of the exceptions file to copy
 */
record FindingRow(UserText user, String classes, String permission, String source, List<String> path, String firstSeen,
		String status, String person, String creator, String absent,
		String exceptionsRow) implements TruncatedList.Row {

	private static final String INVISIBLE = "The user id has invisible characters: copy it from review.csv.";

	private static final int TEXT = 100;

	private static final int TAGS = 300;

	/**
	 * Returns the row of a finding.
	 * @param day the audit date
	 * @param robot whether the holder is a robot
	 */
	static FindingRow of(ListedFinding finding, LocalDate day, boolean robot) {
		String person = finding.person();
		return new FindingRow(UserText.of(finding.userName(), finding.userId()), classes(finding, day, robot),
				permission(finding), source(finding), path(finding), finding.firstSeen().toString(), status(finding),
				(person != null) ? UntrustedText.escape(person, TEXT) : "",
				(finding.objects() != null) ? "" : finding.creator().full(), Objects.toString(finding.lastAbsent(), ""),
				exceptionsRow(finding));
	}

	private static String classes(ListedFinding finding, LocalDate day, boolean robot) {
		List<String> classes = new ArrayList<>(List.of(finding.status().name().toLowerCase(Locale.ROOT)));
		add(classes, finding.isOld(day), "old");
		add(classes, robot, "robot");
		add(classes, finding.creatorGone(), "gone");
		add(classes, !finding.certain(), "possible");
		add(classes, isToRevoke(finding), "revoke");
		add(classes, finding.objects() != null, "account");
		return String.join(" ", classes);
	}

	private static void add(List<String> list, boolean holds, String text) {
		if (holds) {
			list.add(text);
		}
	}

	private static boolean isToRevoke(ListedFinding finding) {
		ReportedDecision decision = finding.decision();
		return decision != null && decision.kind() == DecisionKind.REVOKE;
	}

	private static String permission(ListedFinding finding) {
		List<String> words = new ArrayList<>();
		words.add((finding.objects() != null) ? "up to " + finding.permission() : finding.permission());
		add(words, finding.rule() == Rule.UNRECOGNISED_PERMISSION, "unrecognised");
		add(words, !finding.certain(), "possible");
		return String.join(", ", words);
	}

	private static String source(ListedFinding finding) {
		String source = finding.grantSource();
		if (source != null) {
			return source;
		}
		return (finding.rule() == Rule.INACTIVE_USER) ? "inactive user" : "unknown user";
	}

	private static List<String> path(ListedFinding finding) {
		Integer objects = finding.objects();
		if (objects != null) {
			return List.of(DisplayText.count(objects, "object"));
		}
		return Markup.path(new RepositoryName(finding.namespace(), finding.repository()).text());
	}

	private static String status(ListedFinding finding) {
		List<String> parts = new ArrayList<>(List.of(finding.status().name().toLowerCase(Locale.ROOT)));
		ListedFinding.Covering exception = finding.exception();
		ReportedDecision decision = finding.decision();
		if (decision != null) {
			parts.add(decision.text() + (decision.overdue() ? ", overdue" : ""));
		}
		else if (exception != null) {
			parts.add(
					UntrustedText.escape(exception.id(), TEXT) + " (" + UntrustedText.escape(exception.approver(), TEXT)
							+ ")" + ((exception.expires() != null) ? " until " + exception.expires() : " without end"));
		}
		add(parts, !finding.verified(), "not read in this audit");
		add(parts, finding.self(), "auditing account");
		return String.join("; ", parts);
	}

	/**
	 * Does not show an id with invisible characters, because a row with the escaped id
	 * would cover nothing.
	 */
	private static String exceptionsRow(ListedFinding finding) {
		String row = ExceptionRowText.of(finding.rule().text(), finding.namespace(), finding.repository(),
				finding.userId());
		return UntrustedText.escape(row).equals(row) ? row : INVISIBLE;
	}

	@Override
	public int bytes() {
		return TAGS + this.user.bytes() + Markup.bytes(this.path) + Markup.bytes(this.classes, this.permission,
				this.source, this.status, this.person, this.creator, this.exceptionsRow);
	}

}
