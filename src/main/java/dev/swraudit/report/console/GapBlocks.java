package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.change.UnreadObjects;
import dev.swraudit.report.change.UnreadObjects.UnreadObject;
import dev.swraudit.report.data.AccountFacts.IncompleteList;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * Blocks of a summary with the objects that were not read.
 */
final class GapBlocks {

	/** Number of objects of each kind that are named. */
	static final int NAMED = 3;

	private static final int MESSAGE = 60;

	/** The lowest HTTP status that is the reason why a response was not used. */
	private static final int ERROR = 400;

	private final SummaryNames names;

	private final Gaps gaps;

	GapBlocks(Gaps gaps, SummaryNames names) {
		this.gaps = gaps;
		this.names = names;
	}

	/** Returns what could not be read, new ones first. */
	Block notRead(AuditStatistics statistics) {
		List<String> rows = new ArrayList<>();
		addNew(rows, this.gaps.unreadable(), "", this::unreadable);
		addNew(rows, this.gaps.invalid(), "invalid: ", this::invalid);
		addAsBefore(rows, statistics.acceptedGaps());
		List<IncompleteList> lists = statistics.account().incompleteLists();
		if (!lists.isEmpty()) {
			IncompleteList first = lists.get(0);
			rows.add("fewer grants read than SWR counts users: " + this.names.object(first.namespace(), "") + " ("
					+ first.counts() + ")" + more(lists.size() - 1L));
		}
		return Block.of("NOT READ", rows);
	}

	private void addNew(List<String> rows, UnreadObjects objects, String prefix, Function<UnreadObject, String> words) {
		if (objects.appeared() == 0) {
			return;
		}
		String named = objects.firstNew().stream().limit(NAMED).map(words).collect(Collectors.joining(", "));
		long more = objects.appeared() - Math.min(NAMED, objects.firstNew().size());
		String start = this.gaps.compared() ? DisplayText.number(objects.appeared()) + " new: " : "";
		rows.add(start + prefix + (named.isEmpty() ? "see repositories.csv" : named + more(more)));
	}

	private static String more(long more) {
		return (more > 0) ? ", " + DisplayText.number(more) + " more" : "";
	}

	private String unreadable(UnreadObject object) {
		return this.names.object(object.namespace(), object.repository()) + " (" + reason(object) + ")";
	}

	private static String reason(UnreadObject object) {
		if (object.httpStatus() != null && object.httpStatus() >= ERROR) {
			return ((object.outcome() == Outcome.FORBIDDEN) ? "forbidden, " : "") + "HTTP " + object.httpStatus();
		}
		return (object.message() != null) ? UntrustedText.escape(object.message(), MESSAGE)
				: object.outcome().name().toLowerCase(Locale.ROOT);
	}

	private String invalid(UnreadObject object) {
		String message = (object.message() != null) ? UntrustedText.escape(object.message(), MESSAGE) : "invalid";
		return "line " + object.line() + " (" + message + ")";
	}

	private void addAsBefore(List<String> rows, long accepted) {
		Map<Outcome, Long> before = new TreeMap<>(this.gaps.unreadable().asBeforeByOutcome());
		before.putAll(this.gaps.invalid().asBeforeByOutcome());
		List<String> kinds = new ArrayList<>();
		before.forEach((outcome, number) -> kinds
			.add(DisplayText.number(number) + " " + outcome.name().toLowerCase(Locale.ROOT)));
		List<String> parts = new ArrayList<>();
		if (!kinds.isEmpty()) {
			parts.add("as before: " + String.join(", ", kinds));
		}
		if (accepted > 0) {
			parts.add(DisplayText.count(accepted, "accepted gap"));
		}
		if (!parts.isEmpty()) {
			rows.add(String.join("; ", parts));
		}
	}

	/**
	 * Returns what SWR does not find.
	 * @param fromListing whether the input is the listing, which cannot be edited
	 */
	Block gone(boolean fromListing) {
		UnreadObjects gone = this.gaps.gone();
		List<String> rows = new ArrayList<>();
		addNew(rows, gone, "", (object) -> this.names.object(object.namespace(), object.repository()));
		if (gone.asBefore() > 0) {
			rows.add(DisplayText.number(gone.asBefore()) + " as before");
		}
		if (rows.isEmpty()) {
			return Block.NONE;
		}
		String cure = fromListing ? "" : ": remove " + ((gone.total() == 1) ? "it" : "them") + " from the list";
		return Block.of("GONE", List.of(String.join("; ", rows) + cure));
	}

}
