package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs the program in the nights of a {@link RandomReview} and returns how the files
 * differ from those that the oracle expects.
 */
public final class ReviewRound implements AutoCloseable {

	private static final List<String> EXPORTED = List.of("permissions.csv", "repositories.csv", "findings.csv",
			"organizations.csv", "not-in-input.csv", "users.csv", "review.csv", "decisions.csv", "summary.json");

	private final Path directory;

	private final RandomReview nights;

	private final FakeSwr swr;

	private final AuditRun audit;

	/** The publication of the latest night. */
	private Path latest;

	/** Prepares the first night. */
	public ReviewRound(long seed, Path directory, TestDatabase database) {
		this.directory = directory;
		this.nights = new RandomReview(seed);
		this.swr = FakeSwr.start(this.nights::answer);
		this.audit = new AuditRun(directory, database).againstAccount(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1000", "--audit.max-vanished=100%",
					"--audit.workbook=false");
		this.latest = this.audit.scopeDirectory();
	}

	/** Runs the next night and returns what differs from the contract. */
	public List<String> night(ReviewOptions options) throws IOException {
		RandomReview.Next next = this.nights.next(options);
		String date = next.date().toString();
		List<String> usual = List.of("auditDate=" + date, this.audit.input(next.input().toArray(String[]::new)),
				"--audit.rules=" + join(options.rules()), "--audit.organizations=" + options.organizations(),
				"--audit.fail-on=" + options.failOn(), "--audit.incomplete-on=" + join(options.incompleteOn()),
				"--audit.exceptions=" + write("exceptions-%s.csv".formatted(date), next.exceptions()));
		List<String> review = new ArrayList<>();
		if (options.people()) {
			review.add("--audit.people=" + write("people-%s.csv".formatted(date), next.people()));
		}
		if (options.decisions()) {
			review.add("--audit.decisions=" + decisions(next));
		}
		List<String> differences = run(next, usual, review);
		this.latest = this.audit.scopeDirectory().resolve(date);
		if (Files.exists(this.latest)) {
			differences.addAll(ReviewComparison.differences(this.latest, next, options.decisions()));
		}
		return differences;
	}

	/**
	 * Runs a night. A complete audit runs without people and decisions first, because
	 * evaluated again with them it has to publish the same.
	 */
	private List<String> run(RandomReview.Next next, List<String> usual, List<String> review) {
		List<String> differences = new ArrayList<>();
		List<String> arguments = new ArrayList<>(usual);
		int requests = -1;
		if (next.expected().complete() && !review.isEmpty()) {
			AuditRun.Result first = this.audit.run(arguments.toArray(String[]::new));
			ReviewComparison.compare(differences, "standard error without people and decisions", "", first.err());
			requests = this.swr.requests();
		}
		arguments.addAll(review);
		AuditRun.Result result = this.audit.run(arguments.toArray(String[]::new));
		ReviewComparison.compare(differences, "standard error", "", result.err());
		ReviewComparison.compare(differences, "exit code", next.expected().exitCode(), result.exit());
		if (requests >= 0) {
			ReviewComparison.compare(differences, "requests", requests, this.swr.requests());
		}
		return differences;
	}

	/** Exports the latest audit and returns what differs from its publication. */
	public List<String> export() throws IOException {
		AuditRun.Result result = this.audit.run("--spring.batch.job.name=complianceExport");
		List<String> differences = new ArrayList<>();
		ReviewComparison.compare(differences, "standard error of the export", "", result.err());
		ReviewComparison.compare(differences, "exit code of the export", 0, result.exit());
		try (Stream<Path> exports = Files.list(this.audit.scopeDirectory().resolve("exports"))) {
			Path exported = exports.findFirst().orElseThrow();
			for (String file : EXPORTED) {
				ReviewComparison.compare(differences, "exported " + file, Files.readString(this.latest.resolve(file)),
						Files.readString(exported.resolve(file)));
			}
		}
		return differences;
	}

	/** Writes the files of the reviewers into a new directory. */
	private Path decisions(RandomReview.Next next) throws IOException {
		Path files = Files.createDirectory(this.directory.resolve("decisions-" + next.date()));
		for (Map.Entry<String, byte[]> file : next.decisions().entrySet()) {
			Files.write(files.resolve(file.getKey()), file.getValue());
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
