package dev.swraudit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The review round of {@code sample-input/} as the README describes it: an audit, its
 * {@code review.csv} filled in, and the next audit.
 */
class SampleRoundIT {

	private static final Path FILLED_IN = Path.of("sample-input/review.csv");

	/** The cells from the one before {@code decision} to the fingerprint. */
	private static final String NO_DECISION = ",,,,,,,";

	/** Stands for the day of the next audit in the expected file. */
	private static final String DATE = "2026-11-21";

	private static final Path SCOPE = Path.of("target/sample/audit-output/default");

	private static final Path FIRST = SCOPE.resolve("2026-03-31");

	@TempDir
	static Path temporary;

	static Path next = Path.of("");

	static int exit;

	@BeforeAll
	static void runTheRound() throws Exception {
		ProcessBuilder builder = new ProcessBuilder("jobs/sample.sh", "round")
			.redirectOutput(temporary.resolve("out.txt").toFile())
			.redirectError(temporary.resolve("err.txt").toFile());
		builder.environment()
			.merge("PATH", System.getProperty("java.home") + "/bin", (path, bin) -> bin + File.pathSeparator + path);
		Process process = builder.start();
		assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
		exit = process.exitValue();
		try (Stream<Path> audits = Files.list(SCOPE)) {
			next = audits.filter((audit) -> Files.isDirectory(audit) && !audit.equals(FIRST)).findFirst().orElse(next);
		}
	}

	@Test
	void consoleShowsTheHeadlineOfTheFirstAuditAndTheNextAudit() throws IOException {
		assertThat(temporary.resolve("err.txt")).isEmptyFile();
		assertThat(temporary.resolve("out.txt")).content()
			.startsWith("default, 31 Mar 2026")
			.contains("\nReview of the audit of 2026-03-31: " + FILLED_IN + ". Next audit:\n\ndefault, ",
					"\nReport         " + next.toAbsolutePath().resolve("report.html"));
		assertThat(exit).isEqualTo(2);
	}

	@Test
	void theReviewIsTheOneOfTheFirstAuditFilledIn() throws IOException {
		List<String> filledIn = Files.readAllLines(FILLED_IN);
		List<String> published = Files.readAllLines(FIRST.resolve("review.csv"));
		assertThat(filledIn).hasSameSizeAs(published);
		int decided = 0;
		for (int i = 0; i < filledIn.size(); i++) {
			String empty = published.get(i);
			if (!filledIn.get(i).equals(empty)) {
				int decision = empty.lastIndexOf(NO_DECISION);
				assertThat(filledIn.get(i)).startsWith(empty.substring(0, decision + 1))
					.endsWith(empty.substring(decision + NO_DECISION.length() - 1));
				decided++;
			}
		}
		assertThat(decided).isEqualTo(8);
		assertThat(next.resolve("decisions/review.csv")).hasSameBinaryContentAs(FILLED_IN);
	}

	@Test
	void findingsOfTheNextAuditHaveTheDecisions() throws IOException {
		String findings = Files.readString(next.resolve("findings.csv"));
		assertThat(findings.replace(String.valueOf(next.getFileName()), DATE)).isEqualTo(expected());
	}

	@Test
	void theReviewAddsUp() throws IOException {
		JsonNode summary = new JsonMapper().readTree(Files.readString(next.resolve("summary.json")));
		assertThat(summary.path("review").toString())
			.isEqualTo("{\"findings\":14,\"kept\":2,\"accepted\":2,\"toRevoke\":1,\"undecided\":9,\"overdue\":1,"
					+ "\"revoked\":3,\"lowered\":1,\"endedOtherwise\":0}");
		assertThat(summary.path("movement").toString())
			.isEqualTo("{\"openBefore\":15,\"new\":0,\"reopened\":0,\"resolved\":4,\"accepted\":1,\"open\":10}");
	}

	private static String expected() throws IOException {
		try (InputStream in = Objects
			.requireNonNull(SampleRoundIT.class.getResourceAsStream("sample/expected/round/findings.csv"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
