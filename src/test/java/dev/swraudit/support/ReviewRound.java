package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.swraudit.support.ReviewOracle.ExpectedReview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the program in the nights of a {@link RandomReview} and returns how the files
 * differ from those that the oracle expects.
 */
public final class ReviewRound implements AutoCloseable {

	/** The columns that name a row of a file. */
	private static final Map<String, String> KEYS = Map.of("findings.csv",
			"rule,namespace,repository,user_id,fingerprint", "review.csv", "rule,namespace,repository,user_id",
			"users.csv", "user_id", "decisions.csv", "source,fingerprint,decided_on", "repositories.csv",
			"namespace,repository", "organizations.csv", "namespace");

	private static final int SHOWN = 15;

	private final Path directory;

	private final RandomReview nights;

	private final FakeSwr swr;

	private final AuditRun audit;

	/** Prepares the first night. */
	public ReviewRound(long seed, Path directory, TestDatabase database) {
		this.directory = directory;
		this.nights = new RandomReview(seed);
		this.swr = FakeSwr.start(this.nights::answer);
		this.audit = new AuditRun(directory, database).againstAccount(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1000", "--audit.max-vanished=100%",
					"--audit.workbook=false");
	}

	/** Runs the next night and returns what differs from the contract. */
	public List<String> night(ReviewOptions options) throws IOException {
		RandomReview.Next next = this.nights.next(options);
		String date = next.date().toString();
		List<String> arguments = new ArrayList<>(
				List.of("auditDate=" + date, this.audit.input(next.input().toArray(String[]::new)),
						"--audit.rules=" + join(options.rules()), "--audit.organizations=" + options.organizations(),
						"--audit.fail-on=" + options.failOn(), "--audit.incomplete-on=" + join(options.incompleteOn()),
						"--audit.exceptions=" + write("exceptions-%s.csv".formatted(date), next.exceptions())));
		if (options.people()) {
			arguments.add("--audit.people=" + write("people-%s.csv".formatted(date), next.people()));
		}
		if (options.decisions()) {
			arguments.add("--audit.decisions=" + decisions(next));
		}
		return differences(next, this.audit.run(arguments.toArray(String[]::new)), options.decisions());
	}

	/** Returns what the nights so far had at least one of. */
	public Set<String> seen() {
		return this.nights.seen();
	}

	private List<String> differences(RandomReview.Next next, AuditRun.Result result, boolean decisions)
			throws IOException {
		ExpectedReview expected = next.expected();
		List<String> differences = new ArrayList<>();
		compare(differences, "standard error", "", result.err());
		compare(differences, "exit code", expected.exitCode(), result.exit());
		if (result.exit() == 1 || result.exit() == 4) {
			return differences;
		}
		Path published = this.audit.scopeDirectory().resolve(next.date().toString());
		for (Map.Entry<String, String> file : expected.files().entrySet()) {
			add(differences, CsvDifferences.betweenWhole(file.getKey(), key(file.getKey()), file.getValue(),
					read(published, file.getKey(), decisions)));
		}
		for (Map.Entry<String, String> file : expected.columns().entrySet()) {
			add(differences, CsvDifferences.between(file.getKey(), key(file.getKey()), file.getValue(),
					read(published, file.getKey(), true)));
		}
		if (decisions) {
			for (Map.Entry<String, String> file : next.decisions().entrySet()) {
				compare(differences, "decisions/" + file.getKey(), file.getValue(),
						read(published, "decisions/" + file.getKey(), true));
			}
		}
		JsonNode summary = new JsonMapper().readTree(Files.readString(published.resolve("summary.json")));
		compare(differences, "summary.json /complete", expected.complete(), summary.path("complete").asBoolean());
		compare(differences, "summary.json /exitCode", expected.exitCode(), summary.path("exitCode").asInt());
		expected.numbers()
			.forEach((pointer, number) -> compare(differences, "summary.json " + pointer, number.toString(),
					summary.at(pointer).toString()));
		differences.addAll(ReviewEquations.broken(summary, Files.readString(published.resolve("findings.csv"))));
		return differences;
	}

	/** Returns an empty text if the file is missing. */
	private static String read(Path published, String file, boolean decisions) throws IOException {
		Path path = published.resolve(file);
		if (Files.exists(path)) {
			return Files.readString(path);
		}
		return (file.equals("decisions.csv") && !decisions) ? OracleDecisions.NONE.csv() : "";
	}

	/** Adds as many differences of one file as a person reads. */
	private static void add(List<String> differences, List<String> ofFile) {
		ofFile.stream().limit(SHOWN).forEach(differences::add);
		if (ofFile.size() > SHOWN) {
			differences.add("... and %d more in this file".formatted(ofFile.size() - SHOWN));
		}
	}

	private static void compare(List<String> differences, String what, Object expected, Object actual) {
		if (!actual.equals(expected)) {
			differences.add("%s: expected <%s>, actual <%s>".formatted(what, expected, actual));
		}
	}

	private static String key(String file) {
		return KEYS.getOrDefault(file, "");
	}

	/** Writes the files of the reviewers into a new directory. */
	private Path decisions(RandomReview.Next next) throws IOException {
		Path files = Files.createDirectory(this.directory.resolve("decisions-" + next.date()));
		for (Map.Entry<String, String> file : next.decisions().entrySet()) {
			Files.writeString(files.resolve(file.getKey()), file.getValue());
		}
		return files;
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.directory.resolve(name), text);
	}

	private static String join(Set<String> values) {
		return String.join(",", values.stream().sorted().toList());
	}

	@Override
	public void close() {
		this.swr.close();
	}

}
