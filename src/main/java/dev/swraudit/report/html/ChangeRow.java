package dev.swraudit.report.html;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.Resolution;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.change.ObjectName;
import dev.swraudit.report.change.UserChange;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Row of the page for the findings of one user that changed in the same way since the
 * baseline.
 *
 * @param person the person; empty if it is not known
 * @param findings number of these findings
 * @param permission the permissions in words
 * @param lead number of objects and their organizations in words, if not all objects are
 * named; else empty
 * @param places the first objects, each split after each slash
 * @param note when the permissions were granted, how long they were known, or why they
 * are resolved
 */
record ChangeRow(UserText user, String person, String findings, String permission, String lead, List<Place> places,
		String note) implements TruncatedList.Row {

	private static final int TEXT = 60;

	/** Objects and organizations that are named if not all can be. */
	private static final int EXAMPLES = 2;

	private static final int TAGS = 400;

	/** Returns the row of new findings. */
	static ChangeRow appeared(UserChange change) {
		return of(change, granted(change));
	}

	/** Returns the row of findings whose acceptance has ended. */
	static ChangeRow reopened(UserChange change) {
		return of(change, "first seen " + change.oldest());
	}

	/** Returns the row of resolved findings. */
	static ChangeRow resolved(UserChange change) {
		return of(change, resolutions(change.resolutions()));
	}

	private static ChangeRow of(UserChange change, String note) {
		boolean all = change.objects().size() == change.objectCount() + (change.isOnUser() ? 1 : 0);
		String person = change.person();
		return new ChangeRow(UserText.of(change.userName(), change.userId()),
				(person != null) ? UntrustedText.escape(person, TEXT) : "", DisplayText.number(change.findings()),
				String.join(", ", change.permissions()), all ? "" : lead(change),
				change.objects().stream().limit(all ? change.objects().size() : EXAMPLES).map(Place::of).toList(),
				note);
	}

	private static String lead(UserChange change) {
		long others = change.organizationCount() - Math.min(EXAMPLES, change.organizations().size());
		return DisplayText.number(change.objectCount()) + " in "
				+ change.organizations()
					.stream()
					.limit(EXAMPLES)
					.map((name) -> UntrustedText.escape(name, TEXT))
					.collect(Collectors.joining(", "))
				+ ((others > 0) ? " and " + DisplayText.count(others, "more organization") : "") + ", such as ";
	}

	private static String granted(UserChange change) {
		long firstRead = change.objectCount() - change.gained();
		if (change.gained() == 0) {
			return "first read";
		}
		return after(change.gainedAfter(), change.lastAbsent())
				+ ((firstRead > 0) ? "; " + DisplayText.number(firstRead) + " first read" : "");
	}

	private static String after(@Nullable Instant time, @Nullable LocalDate date) {
		return (time != null) ? "after " + DisplayText.minute(time) : "after " + ((date != null) ? date : "an audit");
	}

	private static String resolutions(Map<Resolution, Long> resolutions) {
		return resolutions.entrySet()
			.stream()
			.map((entry) -> DisplayText.number(entry.getValue()) + " " + words(entry.getKey()))
			.collect(Collectors.joining(", "));
	}

	/** Returns a resolution in words. */
	static String words(Resolution resolution) {
		return switch (resolution) {
			case REVOKED -> "revoked";
			case LOWERED -> "lowered";
			case HOLDER_IS_CREATOR -> "held by the creator";
			case OBJECT_GONE -> "gone with the object";
			case HOLDER_ACTIVE -> "cleared by the people list";
		};
	}

	@Override
	public int bytes() {
		return TAGS + this.user.bytes() + Markup.bytes(this.user.id())
				+ Markup.bytes(this.person, this.permission, this.lead, this.note)
				+ this.places.stream().mapToInt(Place::bytes).sum();
	}

	/**
	 * Object of a finding.
	 *
	 * @param path the name, split after each slash
	 */
	record Place(List<String> path) {

		private static final int TAGS = 30;

		static Place of(ObjectName object) {
			return new Place(object.namespace().isEmpty() ? List.of("all objects: left, disabled or unknown")
					: Markup.path(new RepositoryName(object.namespace(), object.repository()).text()
							+ (object.repository().isEmpty() ? " (organization)" : "")));
		}

		int bytes() {
			return TAGS + Markup.bytes(this.path);
		}

	}

}
