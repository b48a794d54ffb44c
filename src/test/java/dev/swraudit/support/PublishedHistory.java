package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.Sha256;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AnswerLog.Answer;
import dev.swraudit.support.AnswerLog.Answers;
import dev.swraudit.support.AnswerLog.Listed;
import dev.swraudit.support.AnswerLog.Listing;
import dev.swraudit.support.AnswerLog.Shares;
import dev.swraudit.support.HistoryOracle.Audit;
import dev.swraudit.support.HistoryOracle.Holder;
import dev.swraudit.support.HistoryOracle.NightKey;
import dev.swraudit.support.HistoryOracle.Place;
import dev.swraudit.support.HistoryOracle.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A publication as the history sees it: its files, together with the answers of SWR of
 * which the files do not tell everything.
 */
final class PublishedHistory {

	private final Path directory;

	private final NightKey key;

	private final Answers answers;

	private final JsonNode summary;

	private final JsonNode manifest;

	private final Map<Place, List<Holder>> holders = new HashMap<>();

	private final Map<Place, Reading> readings = new HashMap<>();

	PublishedHistory(Path directory, NightKey key, Answers answers) throws IOException {
		this.directory = directory;
		this.key = key;
		this.answers = answers;
		this.summary = json(directory.resolve("summary.json"));
		this.manifest = json(directory.resolve("manifest.json"));
		for (Map<String, String> row : rows("permissions.csv")) {
			this.holders
				.computeIfAbsent(new Place(cell(row, "namespace"), cell(row, "repository"), cell(row, "grant_source")),
						(place) -> new ArrayList<>())
				.add(new Holder(cell(row, "user_id"), cell(row, "user_name"), Long.parseLong(cell(row, "auth")),
						cell(row, "is_creator")));
		}
		for (Map<String, String> row : rows("repositories.csv")) {
			addRepository(new RepositoryName(cell(row, "namespace"), cell(row, "repository")), cell(row, "outcome"));
		}
		for (Map<String, String> row : rows("organizations.csv")) {
			RepositoryName name = new RepositoryName(cell(row, "namespace"), "");
			accessList(name, "organization", cell(row, "outcome"));
		}
		if (tooManyVanished()) {
			String caller = this.manifest.at("/auditedBy/userId").asString("");
			this.readings.values()
				.removeIf((reading) -> !reading.kind().equals("PART")
						&& reading.holders().stream().allMatch((holder) -> holder.userId().equals(caller)));
		}
	}

	/** Returns the audit by its publication. */
	Audit audit() throws IOException {
		return new Audit(this.key, Map.copyOf(this.readings), rows("findings.csv"));
	}

	Path directory() {
		return this.directory;
	}

	NightKey key() {
		return this.key;
	}

	boolean isComplete() {
		return this.summary.path("complete").asBoolean();
	}

	/** Returns whether nothing was resolved because of the safety limit. */
	boolean tooManyVanished() throws IOException {
		boolean nothingRead = this.summary.at("/records/AUDITED").asInt() == 0;
		return !isComplete() && (nothingRead || Files.readString(this.directory.resolve("report.html"))
			.replaceFirst("(?s).*<body", "<body")
			.contains("have vanished (audit.max-vanished)"));
	}

	private void addRepository(RepositoryName name, String outcome) {
		if (outcome.equals("DUPLICATE") || outcome.equals("INVALID")) {
			return;
		}
		accessList(name, "repository", outcome);
		Place isPublic = new Place(name.namespace(), name.repository(), "public");
		Place shared = new Place(name.namespace(), name.repository(), "share");
		if (outcome.equals("NOT_FOUND")) {
			Reading gone = Reading.gone(answer(name).run());
			this.readings.put(isPublic, gone);
			this.readings.put(shared, gone);
			return;
		}
		Listing listing = this.answers.listing;
		Listed listed = (listing != null) ? listing.repositories().get(name) : null;
		if (listing != null && listed != null) {
			this.readings.put(isPublic, new Reading("LIST", listing.run(), "", holders(isPublic)));
			Shares shares = this.answers.shares.get(name);
			if (!listed.shared()) {
				this.readings.put(shared, new Reading("LIST", listing.run(), "", List.of()));
			}
			else if (shares != null && shares.read()) {
				this.readings.put(shared,
						new Reading(shares.whole() ? "LIST" : "PART", shares.run(), "", holders(shared)));
			}
		}
	}

	private void accessList(RepositoryName name, String source, String outcome) {
		Place place = new Place(name.namespace(), name.repository(), source);
		if (outcome.equals("AUDITED")) {
			Answer answer = answer(name);
			this.readings.put(place, new Reading("LIST", answer.run(), answer.answerId(), holders(place)));
		}
		else if (outcome.equals("NOT_FOUND")) {
			this.readings.put(place, Reading.gone(answer(name).run()));
		}
	}

	private Answer answer(RepositoryName name) {
		return Objects.requireNonNull(this.answers.access.get(name), name::toString);
	}

	private List<Holder> holders(Place place) {
		return List.copyOf(this.holders.getOrDefault(place, List.of()));
	}

	/** Adds the row of {@code audits.csv}. */
	void write(OracleCsv csv) throws IOException {
		csv.line(this.key.date(), this.key.revision(), publications(), seconds("startedAt"), seconds("finishedAt"),
				this.manifest.path("backdated").asBoolean(), isComplete(), this.summary.path("exitCode").asInt(),
				this.manifest.at("/auditedBy/userId").asString(""), this.summary.at("/population/status").asString(""),
				notRead(), HexFormat.of()
					.formatHex(Sha256.digest().digest(Files.readAllBytes(this.directory.resolve("SHA256SUMS")))));
	}

	/** An earlier publication bears the date alone, whatever its revision. */
	private long publications() throws IOException {
		String earlier = this.key.date() + ".superseded-";
		long number = 1;
		try (Stream<Path> files = Files.list(Objects.requireNonNull(this.directory.getParent()))) {
			for (Path file : files.filter((one) -> String.valueOf(one.getFileName()).startsWith(earlier)).toList()) {
				JsonNode other = json(file.resolve("manifest.json"));
				number += (other.path("revision").asInt() == this.key.revision()) ? 1 : 0;
			}
		}
		return number;
	}

	private Instant seconds(String member) {
		return Instant.parse(this.manifest.path(member).asString()).truncatedTo(ChronoUnit.SECONDS);
	}

	private long notRead() throws IOException {
		List<String> repositories = List.of("FAILED", "FORBIDDEN", "INVALID");
		return rows("repositories.csv").stream().filter((row) -> repositories.contains(row.get("outcome"))).count()
				+ rows("organizations.csv").stream().filter((row) -> repositories.contains(row.get("outcome"))).count();
	}

	private static JsonNode json(Path file) throws IOException {
		return new JsonMapper().readTree(Files.readString(file));
	}

	List<Map<String, String>> rows(String file) throws IOException {
		return rowsOf(Files.readString(this.directory.resolve(file)));
	}

	/** Returns the rows of a CSV text by column, with raw values. */
	static List<Map<String, String>> rowsOf(String csv) {
		return CsvDifferences.rows(csv).stream().map((row) -> {
			Map<String, String> raw = new LinkedHashMap<>();
			row.forEach((column, cell) -> raw.put(column, FormulaGuard.unguard(unquoted(cell))));
			return raw;
		}).toList();
	}

	private static String unquoted(String cell) {
		return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
	}

	static String cell(Map<String, String> row, String column) {
		return Optional.ofNullable(row.get(column))
			.orElseThrow(() -> new IllegalStateException("there is no column " + column));
	}

}
