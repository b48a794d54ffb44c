package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.HistoryOracle.NightKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparison of exports with what the contract says about {@link HistoryNights}.
 */
public final class HistoryComparison {

	private static final String CHANGES = "namespace,repository,user_id,grant_source,first_seen,auth";

	private static final String FINDINGS = "namespace,repository,rule,user_id,first_seen";

	private static final Set<String> RESULTS = Set.of("KEPT", "ACCEPTED_BY_EXCEPTION", "REVOKED", "LOWERED",
			"REVOKED_LATE", "NOT_REVOKED", "ENDED_OTHERWISE", "ENDED_UNDECIDED", "UNDECIDED");

	private static final Set<String> COPIED = Set.of("input.csv", "exceptions.csv", "people.csv");

	private static final int SHOWN = 6;

	private final HistoryNights nights;

	private final Random random;

	private final List<String> differences = new ArrayList<>();

	/** Compares with nights. The same seed makes the same comparisons. */
	public HistoryComparison(HistoryNights nights, long seed) {
		this.nights = nights;
		this.random = new Random(seed);
	}

	/** Returns what differs in the exports of so many random periods. */
	public List<String> periods(int number) throws IOException {
		LocalDate first = this.nights.firstDate();
		LocalDate last = this.nights.lastDate();
		period(first, last);
		period(first.minusDays(5), last);
		period(last, last);
		period(first, first);
		LocalDate missed = missedDay();
		period(first.plusDays(3), missed);
		period(missed, last.minusDays(1));
		for (int i = 6; i < number; i++) {
			LocalDate from = first.plusDays(this.random.nextInt((int) (last.toEpochDay() - first.toEpochDay())));
			period(from, from.plusDays(this.random.nextInt((int) (last.toEpochDay() - from.toEpochDay()) + 1)));
		}
		return this.differences;
	}

	/** Returns a day without an audit. */
	private LocalDate missedDay() {
		Set<LocalDate> dates = this.nights.published()
			.keySet()
			.stream()
			.map(NightKey::date)
			.collect(Collectors.toSet());
		return this.nights.firstDate()
			.plusDays(4)
			.datesUntil(this.nights.lastDate())
			.filter((date) -> !dates.contains(date))
			.findFirst()
			.orElse(this.nights.lastDate().minusDays(2));
	}

	private void period(LocalDate from, LocalDate to) throws IOException {
		HistoryPeriod period = this.nights.period(from, to);
		Path export = this.nights.export("from=" + from, "to=" + to);
		String name = from + " to " + to + ", ";
		compare(name + "changes.csv", CHANGES, period.changesCsv(), read(export, "changes.csv"));
		compare(name + "finding-history.csv", FINDINGS, period.findingHistoryCsv(),
				read(export, "finding-history.csv"));
		compare(name + "audits.csv", "audit_date,revision", period.auditsCsv(), read(export, "audits.csv"));
		long counted = counts(new JsonMapper().readTree(read(export, "summary.json")));
		if (counted != period.findings().size()) {
			this.differences.add("%ssummary.json: counts by result: expected <%d>, actual <%d>".formatted(name,
					period.findings().size(), counted));
		}
	}

	/** Returns the sum of all counts by result. */
	private static long counts(JsonNode node) {
		return node.propertyStream()
			.mapToLong((member) -> RESULTS.contains(member.getKey()) ? member.getValue().asLong()
					: counts(member.getValue()))
			.sum();
	}

	/** Returns what differs between filtered exports and the rows that fit. */
	public List<String> filters() throws IOException {
		LocalDate from = this.nights.firstDate().plusDays(10);
		LocalDate to = this.nights.lastDate();
		HistoryPeriod period = this.nights.period(from, to);
		for (String glob : List.of("alpha*", "b_side", "*a")) {
			filter(period, "namespace=" + glob, (row) -> matches(glob, row.namespace()));
		}
		for (String glob : List.of("base/*", "*app", "tools.ci")) {
			filter(period, "repository=" + glob, (row) -> matches(glob, row.repository()));
		}
		List<String> users = period.changes()
			.stream()
			.map(HeldGrant::userId)
			.filter(OracleHolders::isUser)
			.distinct()
			.toList();
		for (int i = 0; i < 3; i++) {
			String user = users.get(i * users.size() / 3);
			filter(period, "user=" + user, (row) -> row.userId().equals(user));
		}
		for (String permission : List.of("Write", "Read")) {
			filter(period, "permission=" + permission, (row) -> row.permission().equals(permission));
		}
		filter(period, "permission=Manage", (row) -> row.permission().equals("Manage")
				|| List.of("Unknown(15)", "Unknown(5)").contains(row.permission()));
		return this.differences;
	}

	/** Matches a pattern whose only special character is the star. */
	private static boolean matches(String glob, String name) {
		return name.matches(glob.replace(".", "\\.").replace("*", ".*"));
	}

	/**
	 * Cells of a row that filters look at.
	 */
	private record Filtered(String namespace, String repository, String userId, String permission) {
	}

	private void filter(HistoryPeriod period, String filter, Predicate<Filtered> kept) throws IOException {
		List<HeldGrant> changes = period.changes()
			.stream()
			.filter((row) -> kept.test(new Filtered(row.place().namespace(), row.place().repository(), row.userId(),
					AccountOracle.permission(row.auth()))))
			.toList();
		Set<String> users = changes.stream().map(HeldGrant::userId).collect(Collectors.toSet());
		boolean ofObjects = filter.startsWith("namespace=") || filter.startsWith("repository=");
		List<FindingAppearance> findings = period.findings()
			.stream()
			.filter((row) -> (ofObjects && row.last("namespace").isEmpty()) ? users.contains(row.last("user_id"))
					: kept.test(new Filtered(row.last("namespace"), row.last("repository"), row.last("user_id"),
							row.last("permission"))))
			.toList();
		Path export = this.nights.export("from=" + period.from(), "to=" + period.to(), filter);
		compare(filter + ", changes.csv", CHANGES, HeldGrant.csv(changes), read(export, "changes.csv"));
		compare(filter + ", finding-history.csv", FINDINGS,
				FindingAppearance.csv(period.history(), period.from(), findings), read(export, "finding-history.csv"));
	}

	/** Returns what differs in the exports of so many published audits. */
	public List<String> pastAudits(int number) throws IOException {
		List<NightKey> keys = List.copyOf(this.nights.published().keySet());
		for (int i = 0; i < number; i++) {
			NightKey key = keys.get(i * keys.size() / number);
			Path export = this.nights.export("auditDate=" + key.date(), "revision=" + key.revision());
			Path published = this.nights.published().get(key).directory();
			try (Stream<Path> files = Files.list(published)) {
				for (Path file : files.filter(HistoryComparison::isWritten).sorted().toList()) {
					String name = file.getFileName().toString();
					compare("export of " + key + ", " + name, "line,namespace,repository,rule,user_id,grant_source",
							Files.readString(file), read(export, name));
				}
			}
		}
		return this.differences;
	}

	/** Returns whether the program wrote a file, so that it did not copy it. */
	private static boolean isWritten(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(".csv") && !COPIED.contains(name);
	}

	/** Returns how the rows of all audits end, and what else the nights had. */
	public Set<String> seen() {
		Set<String> seen = new TreeSet<>(this.nights.seen());
		all().changes().forEach((row) -> seen.add(row.place().source() + " " + row.end()));
		all().findings().forEach((row) -> seen.add(row.result()));
		return seen;
	}

	/** Returns what differs between the view and the changes of all audits. */
	public List<String> viewOfChanges() {
		view("changes", CHANGES, all().changesCsv());
		return this.differences;
	}

	/** Returns what differs between the view and the findings of all audits. */
	public List<String> viewOfFindingHistory() {
		view("finding_history", FINDINGS, HistoryViews.without(all().findingHistoryCsv(), "in_opening", "result"));
		return this.differences;
	}

	/** Returns what differs between the view and the latest findings. */
	public List<String> viewOfCurrentFindings() throws IOException {
		PublishedHistory latest = this.nights.published().get(this.nights.published().lastKey());
		String csv = Files.readString(latest.directory().resolve("findings.csv"));
		view("current_findings", FINDINGS,
				HistoryViews.csv(latest.rows("findings.csv")
					.stream()
					.filter((row) -> !PublishedHistory.cell(row, "state").equals("CLOSED"))
					.toList(), csv.lines().findFirst().orElse("")));
		return this.differences;
	}

	private HistoryPeriod all() {
		return this.nights.period(this.nights.firstDate().minusDays(1), this.nights.lastDate());
	}

	private void view(String view, String key, String expected) {
		String columns = expected.lines().findFirst().orElse("");
		add("view " + view, CsvDifferences.between("view " + view, key, expected,
				HistoryViews.csv(this.nights.url(), view, columns)));
	}

	private static String read(Path export, String file) throws IOException {
		Path path = export.resolve(file);
		return Files.exists(path) ? Files.readString(path) : "";
	}

	private void compare(String what, String key, String expected, String actual) {
		add(what, CsvDifferences.betweenWhole(what, key, expected, actual));
	}

	/** Adds as many differences of one file as a person reads. */
	private void add(String what, List<String> found) {
		found.stream()
			.limit(SHOWN)
			.map((difference) -> difference.substring(0, Math.min(600, difference.length())))
			.forEach(this.differences::add);
		if (found.size() > SHOWN) {
			this.differences.add("%s: ... and %d more".formatted(what, found.size() - SHOWN));
		}
	}

}
