package dev.swraudit.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.swraudit.support.ReviewOracle.ExpectedReview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparison of a publication with what {@link ReviewOracle} expects.
 */
final class ReviewComparison {

	/** The columns that name a row of a file. */
	private static final Map<String, String> KEYS = Map.of("findings.csv",
			"rule,namespace,repository,user_id,fingerprint", "review.csv", "rule,namespace,repository,user_id",
			"users.csv", "user_id", "decisions.csv", "source,fingerprint,decided_on", "repositories.csv",
			"namespace,repository", "organizations.csv", "namespace");

	private static final int SHOWN = 15;

	private ReviewComparison() {
	}

	/** Returns the differences of a publication. */
	static List<String> differences(Path published, RandomReview.Next next, boolean decisions) throws IOException {
		ExpectedReview expected = next.expected();
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, String> file : expected.files().entrySet()) {
			add(differences, CsvDifferences.betweenWhole(file.getKey(), key(file.getKey()), file.getValue(),
					read(published, file.getKey(), decisions)));
		}
		for (Map.Entry<String, String> file : expected.columns().entrySet()) {
			add(differences, CsvDifferences.between(file.getKey(), key(file.getKey()), file.getValue(),
					read(published, file.getKey(), true)));
		}
		if (decisions) {
			for (Map.Entry<String, byte[]> file : next.decisions().entrySet()) {
				Path copy = published.resolve("decisions").resolve(file.getKey());
				boolean same = Files.exists(copy) && Arrays.equals(Files.readAllBytes(copy), file.getValue());
				compare(differences, "decisions/" + file.getKey(), "as it was read", same ? "as it was read" : "other");
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
			return AuditRun.withoutLastAbsent(Files.readString(path));
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

	static void compare(List<String> differences, String what, Object expected, Object actual) {
		if (!actual.equals(expected)) {
			differences.add("%s: expected <%s>, actual <%s>".formatted(what, expected, actual));
		}
	}

	private static String key(String file) {
		return KEYS.getOrDefault(file, "");
	}

}
