package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.swraudit.report.change.Changes;
import dev.swraudit.report.change.UserChange;
import dev.swraudit.report.change.UserChanges;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * Blocks of a summary with the findings that changed since the baseline, one row for each
 * user.
 */
final class ChangeBlocks {

	/** Widths of the column of names. */
	private static final int NAME = 18;

	private static final int LONG_NAME = 24;

	private static final int RESOLVED = 4;

	private final UserChangeText text;

	private final Changes changes;

	ChangeBlocks(AuditStatistics statistics, Changes changes, SummaryNames names) {
		this.text = new UserChangeText(names, statistics.run().finishedAt());
		this.changes = changes;
	}

	Block appeared() {
		return block("NEW", this.changes.appeared(), this.text::appeared);
	}

	Block reopened() {
		return block("REOPENED", this.changes.reopened(), (change, before) -> this.text.reopened(change));
	}

	/** Returns the users with a resolved finding in one row. */
	Block resolved() {
		UserChanges resolved = this.changes.resolved();
		if (resolved.findings() == 0) {
			return Block.NONE;
		}
		List<UserChange> first = resolved.first().stream().limit(RESOLVED).toList();
		long others = resolved.users() - first.size();
		String named = first.stream()
			.map((change) -> this.text.name(change) + " " + DisplayText.number(change.findings()))
			.collect(Collectors.joining(", "));
		return Block.of(label("RESOLVED", resolved),
				List.of(named + ((others > 0) ? ", " + DisplayText.count(others, "other user") : "")));
	}

	private Block block(String kind, UserChanges changes, BiFunction<UserChange, String, String> words) {
		List<String> rows = new ArrayList<>();
		List<String> names = changes.first().stream().map(this.text::name).toList();
		int width = width(names);
		String before = "";
		for (UserChange change : changes.first()) {
			rows.add(column(this.text.name(change), width) + words.apply(change, before));
			before = this.text.bounds(change).isEmpty() ? before : this.text.bounds(change);
		}
		return new Block(label(kind, changes), rows, changes.moreUsers(), "user");
	}

	private static String label(String kind, UserChanges changes) {
		return kind + " (" + DisplayText.number(changes.findings()) + ")";
	}

	/** Returns the width of a column of names. Few long names do not widen it. */
	static int width(List<String> names) {
		return names.stream().mapToInt(String::length).filter((length) -> length <= LONG_NAME).reduce(NAME, Math::max);
	}

	/** Returns a name followed by spaces, as the first column of a row. */
	static String column(String name, int width) {
		return name + " ".repeat(Math.max(0, width - name.length())) + " ";
	}

}
