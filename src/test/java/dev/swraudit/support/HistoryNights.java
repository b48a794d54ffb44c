package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.HistoryOracle.Audit;
import dev.swraudit.support.HistoryOracle.NightKey;
import dev.swraudit.support.HistoryOracle.Place;

/**
 * Audits a {@link HistoryWorld} in random nights: new dates with gaps between them, later
 * revisions, earlier dates after later ones, continuations, and audits that are evaluated
 * again. Checks {@code last_absent} in {@code findings.csv} of each.
 */
public final class HistoryNights implements AutoCloseable {

	private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);

	private static final String RULES = "non-creator-manage,unrecognised-permission,organization-manage,"
			+ "organization-write,public-repository,shared-repository,inactive-user,unknown-user";

	private final long seed;

	private final Path directory;

	private final Random random;

	private final HistoryWorld world;

	private final HistoryReviewer reviewer;

	private final AnswerLog log;

	private final FakeSwr swr;

	private final AuditRun audit;

	private final SortedMap<NightKey, PublishedHistory> published = new TreeMap<>();

	private final Map<NightKey, Audit> audits = new HashMap<>();

	private final List<String> differences = new ArrayList<>();

	private final Set<String> seen = new HashSet<>();

	private Instant lastRun = Instant.EPOCH;

	/** Prepares the first night. */
	public HistoryNights(long seed, Path directory, TestDatabase database) {
		this.seed = seed;
		this.directory = directory;
		this.random = new Random(seed);
		this.world = new HistoryWorld(this.random);
		this.reviewer = new HistoryReviewer(this.random);
		this.log = new AnswerLog(this.world.world());
		this.swr = FakeSwr.start(this.log::answer);
		this.audit = new AuditRun(directory, database).againstAccount(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1000", "--audit.workbook=false");
	}

	/** Audits so many nights. */
	public void run(int nights) throws IOException {
		night(new NightKey(FIRST, 1));
		for (int i = 1; i < nights; i++) {
			this.reviewer.review(latest().date(), this.published.get(latest()).rows("findings.csv"));
			this.world.change();
			this.world.changeTroubles();
			if (i == nights / 2) {
				massDeletion();
			}
			else if (chance(5)) {
				again();
			}
			else {
				night(next());
			}
		}
	}

	/** Audits a night in which most has vanished, and later completes it. */
	private void massDeletion() throws IOException {
		this.world.deleteMost();
		NightKey key = new NightKey(latest().date().plusDays(1), 1);
		night(key);
		if (chance(2)) {
			night(new NightKey(key.date().plusDays(1), 1));
		}
		if (chance(2)) {
			this.world.restore();
			this.world.changeTroubles();
		}
		else if (!this.published.get(key).isComplete()) {
			run(key, "--audit.max-vanished=100%");
			this.seen.add("mass deletion completed");
		}
	}

	/** Continues an incomplete audit, or evaluates the latest one again. */
	private void again() throws IOException {
		List<NightKey> incomplete = this.published.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().isComplete())
			.map(Map.Entry::getKey)
			.toList();
		if (incomplete.isEmpty()) {
			run(latest());
			return;
		}
		int recent = Math.min(6, incomplete.size());
		NightKey key = incomplete.get(incomplete.size() - 1 - this.random.nextInt(recent));
		this.seen.add(key.equals(latest()) ? "continuation" : "late continuation");
		run(key);
	}

	/** Returns the next date, with or without a gap, or an earlier one. */
	private NightKey next() {
		int kind = this.random.nextInt(10);
		LocalDate last = latest().date();
		int days = (int) Math.min(9, last.toEpochDay() - FIRST.toEpochDay());
		if (kind < 7 || days < 3) {
			return new NightKey(last.plusDays(chance(4) ? 2 + this.random.nextInt(2) : 1), 1);
		}
		LocalDate date = (kind == 7) ? last : last.minusDays(1 + this.random.nextInt(days));
		int revision = this.published.keySet()
			.stream()
			.filter((key) -> key.date().equals(date))
			.mapToInt(NightKey::revision)
			.max()
			.orElse(0);
		this.seen.add((kind == 7) ? "revision" : (revision == 0) ? "late audit" : "late revision");
		return new NightKey(date, revision + 1);
	}

	private NightKey latest() {
		return this.published.lastKey();
	}

	/** Begins an audit. */
	private void night(NightKey key) throws IOException {
		List<String> lines = new ArrayList<>(List.of("namespace,repository"));
		this.world.input().forEach((name) -> lines.add(name.namespace() + "," + name.repository()));
		Files.write(input(key), lines);
		run(key);
	}

	private void run(NightKey key, String... settings) throws IOException {
		waitForNextSecond();
		this.log.begin(key);
		String directoryName = key.date() + ((key.revision() > 1) ? "." + key.revision() : "");
		Path publication = this.audit.scopeDirectory().resolve(directoryName);
		String before = Files.exists(publication) ? Files.readString(publication.resolve("findings.csv")) : "";
		List<String> arguments = new ArrayList<>(List.of("auditDate=" + key.date(), "revision=" + key.revision(),
				"input=" + input(key), "--audit.rules=" + RULES,
				"--audit.exceptions=" + write("exceptions.csv", this.reviewer.exceptions()),
				"--audit.decisions=" + write("decisions.csv", this.reviewer.decisions()),
				"--audit.people=" + write("people.csv", this.reviewer.people())));
		arguments.addAll(List.of(settings));
		if (settings.length == 0 && this.seed % 3 == 2) {
			arguments.add("--audit.max-vanished=100%");
		}
		AuditRun.Result result = this.audit.run(arguments.toArray(String[]::new));
		this.lastRun = Instant.now();
		if (!result.err().isEmpty() || (result.exit() != 0 && result.exit() != 2)) {
			throw new IllegalStateException(
					"seed %d, %s: exit %d %s".formatted(this.seed, key, result.exit(), result.err()));
		}
		PublishedHistory read = new PublishedHistory(publication, key, this.log.of(key));
		this.published.put(key, read);
		this.audits.put(key, read.audit());
		if (read.tooManyVanished()) {
			this.seen.add("too many vanished");
		}
		if (!Files.readString(publication.resolve("findings.csv")).equals(before)) {
			checkLastAbsent(Objects.requireNonNull(this.audits.get(key)));
		}
	}

	/**
	 * Waits, because readings of one second are in the order in which their audits began.
	 */
	private void waitForNextSecond() {
		while (!Instant.now().truncatedTo(ChronoUnit.SECONDS).isAfter(this.lastRun)) {
			LockSupport.parkNanos(1_000_000);
		}
	}

	private Path input(NightKey key) {
		return this.directory.resolve("input-%s.%d.csv".formatted(key.date(), key.revision()));
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.directory.resolve(name), text);
	}

	private void checkLastAbsent(Audit audit) {
		HistoryOracle history = HistoryOracle.upTo(audit.key(), this.audits.values());
		int number = history.audits().size();
		List<Map<String, String>> baseline = (number > 1) ? history.audits().get(number - 2).findings() : List.of();
		for (Map<String, String> row : audit.findings()) {
			String expected = lastAbsent(history, baseline, row);
			String actual = row.getOrDefault("last_absent", "no such column");
			if (!expected.equals(actual)) {
				this.differences.add("findings.csv of %s.%d, %s: last_absent: expected <%s>, actual <%s>"
					.formatted(audit.key().date(), audit.key().revision(), inShort(row), expected, actual));
			}
		}
	}

	private static String inShort(Map<String, String> row) {
		return Stream
			.of("rule", "change", "namespace", "repository", "user_id", "auth", "grant_source", "first_seen",
					"last_verified")
			.map((column) -> PublishedHistory.cell(row, column))
			.collect(Collectors.joining(" | "));
	}

	private static String lastAbsent(HistoryOracle history, List<Map<String, String>> baseline,
			Map<String, String> row) {
		if (PublishedHistory.cell(row, "grant_source").isEmpty()) {
			return "";
		}
		if (PublishedHistory.cell(row, "change").equals("NEW")) {
			Place place = new Place(PublishedHistory.cell(row, "namespace"), PublishedHistory.cell(row, "repository"),
					PublishedHistory.cell(row, "grant_source"));
			return history
				.lastAbsent(place, PublishedHistory.cell(row, "user_id"),
						Long.parseLong(PublishedHistory.cell(row, "auth")))
				.map(LocalDate::toString)
				.orElse("");
		}
		String fingerprint = PublishedHistory.cell(row, "fingerprint");
		return baseline.stream()
			.filter((before) -> fingerprint.equals(before.get("fingerprint")))
			.map((before) -> before.getOrDefault("last_absent", ""))
			.findFirst()
			.orElse("not in the baseline");
	}

	/** Returns what differs in the findings of all nights. */
	public List<String> differences() {
		return List.copyOf(this.differences);
	}

	/** Returns what the nights had at least one of. */
	public Set<String> seen() {
		return Set.copyOf(this.seen);
	}

	/** Returns the dates of the first and the last audit. */
	public LocalDate firstDate() {
		return this.published.firstKey().date();
	}

	/** Returns the date of the last audit. */
	public LocalDate lastDate() {
		return latest().date();
	}

	/** Returns what the files of a period have to be. */
	HistoryPeriod period(LocalDate from, LocalDate to) {
		return new HistoryPeriod(from, HistoryOracle.upTo(to, this.audits.values()), to, this.published);
	}

	/** Exports, and returns the directory. */
	Path export(String... parameters) throws IOException {
		Set<Path> before = exports();
		List<String> arguments = new ArrayList<>(List.of("--spring.batch.job.name=complianceExport"));
		arguments.addAll(List.of(parameters));
		AuditRun.Result result = this.audit.run(arguments.toArray(String[]::new));
		if (!result.err().isEmpty() || result.exit() != 0) {
			throw new IllegalStateException("seed %d, export %s: exit %d %s".formatted(this.seed,
					String.join(" ", parameters), result.exit(), result.err()));
		}
		Set<Path> after = exports();
		after.removeAll(before);
		return after.iterator().next();
	}

	private Set<Path> exports() throws IOException {
		Path exports = this.audit.scopeDirectory().resolve("exports");
		if (!Files.exists(exports)) {
			return new HashSet<>();
		}
		try (Stream<Path> all = Files.list(exports)) {
			return new HashSet<>(all.toList());
		}
	}

	/** Returns the publications, in the order of the audits. */
	SortedMap<NightKey, PublishedHistory> published() {
		return this.published;
	}

	/** Returns the URL of the database. */
	String url() {
		String setting = "--spring.datasource.url=";
		return this.audit.arguments()
			.stream()
			.filter((argument) -> argument.startsWith(setting))
			.map((argument) -> argument.substring(setting.length()))
			.findFirst()
			.orElseThrow();
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	@Override
	public void close() {
		this.swr.close();
	}

}
