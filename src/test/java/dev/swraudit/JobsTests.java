package dev.swraudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Checks the form of the scripts in {@code jobs/}.
 */
class JobsTests {

	private static final Path JOBS = Path.of("jobs");

	static List<Path> scripts() throws IOException {
		try (Stream<Path> files = Files.list(JOBS)) {
			return files.filter((file) -> file.toString().endsWith(".sh")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptIsShortAndHasAHeader(Path script) throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(script));
		assertThat(lines).hasSizeLessThanOrEqualTo(30);
		if (Files.isExecutable(script)) {
			assertThat(lines.remove(0)).isEqualTo("#!/usr/bin/env bash");
			assertThat(lines.get(5)).isEqualTo("set -euo pipefail");
		}
		List<String> words = List.of("# Purpose: ", "# When:    ", "# Reads:   ", "# Writes:  ", "# Exit:    ");
		for (int i = 0; i < words.size(); i++) {
			assertThat(lines.get(i)).startsWith(words.get(i));
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void everyScriptIsInTheReadme(Path script) throws IOException {
		assertThat(Files.readString(JOBS.resolve("README.md"))).contains("`" + script.getFileName() + "`");
	}

	@Test
	void shellCheckFindsNothing() throws Exception {
		List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=bash"));
		scripts().forEach((script) -> command.add(script.toString()));
		command.add(JOBS.resolve("completion.bash").toString());
		assertThat(outputOf(command)).isEmpty();
	}

	@Test
	void systemdAcceptsTheUnits(@TempDir Path directory) throws Exception {
		String home = "/opt/swr-permission-audit/jobs";
		List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
		for (Path file : units()) {
			String name = file.getFileName().toString();
			String unit = Files.readString(file);
			command.add(
					Files
						.writeString(directory.resolve(name.replace("@", "@default")),
								unit.replace(home, JOBS.toAbsolutePath().toString()))
						.toString());
		}
		assertThat(outputOf(command).lines().filter((line) -> line.contains("swr-permission-audit"))).isEmpty();
	}

	static List<Path> units() throws IOException {
		try (Stream<Path> files = Files.list(JOBS)) {
			return files.filter((file) -> file.toString().matches(".*[.](service|timer)")).sorted().toList();
		}
	}

	@ParameterizedTest
	@CsvSource({ "swr-permission-audit, 20", "swr-permission-audit-worker, 20", "swr-permission-audit-freshness, 10" })
	void theUnitsAreHardened(String name, int tenths) throws Exception {
		String output = outputOf(List.of("systemd-analyze", "security", "--no-pager", "--offline=true",
				"--threshold=" + tenths, JOBS.resolve(name + "@.service").toString()));
		assertThat(output).contains("Overall exposure level").doesNotContain("exceeds");
		Matcher level = Pattern.compile("Overall exposure level for [^:]*: ([0-9.]+)").matcher(output);
		assertThat(level.find()).isTrue();
		assertThat(Double.parseDouble(level.group(1)) * 10).isLessThanOrEqualTo(tenths);
	}

	@ParameterizedTest
	@MethodSource("units")
	void everyUnitIsInTheReadme(Path unit) throws IOException {
		assertThat(Files.readString(JOBS.resolve("README.md"))).contains("`" + unit.getFileName() + "`");
	}

	@Test
	void theAlertsAreRaised(@TempDir Path directory) throws Exception {
		Path tests = directory.resolve("alerts-tests.yaml");
		Files.copy(Path.of("src/test/resources/jobs/alerts-tests.yaml"), tests);
		Files.copy(JOBS.resolve("alerts.yaml"), directory.resolve("alerts.yaml"));
		assertThat(outputOf(List.of("promtool", "test", "rules", tests.toString()))).contains("SUCCESS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nightly.sh ''                         | acme,beta
			nightly.sh a                          | acme
			rerun.sh acme ''                      | 2026-11-22,2026-11-21
			rerun.sh acme 2026-11-21 ''           | fresh,abandon
			rerun.sh acme 2026-11-21 a            | abandon
			rerun.sh beta ''                      |
			compliance-export.sh acme ''          | 2026-11-22,2026-11-21,latest
			compliance-export.sh acme latest user | user=
			check.sh acme ''                      |
			sample.sh ''                          | round
			audit.sh comp                         | complianceExport
			audit.sh --audit.fail                 | --audit.fail-on=
			audit.sh rev                          | revision=
			""")
	void theShellCompletesTheWords(String line, @Nullable String words, @TempDir Path directory) throws Exception {
		Path data = directory.resolve("data");
		for (String audit : List.of("2026-11-21", "2026-11-21.2", "2026-11-22", ".2026-11-23.work", "exports")) {
			Files.createDirectories(data.resolve("audit-output/acme").resolve(audit));
		}
		Files.writeString(directory.resolve("acme.conf"), "AUDIT_SWR_REGION=x\nSWR_AUDIT_DATA='" + data + "'\n");
		Files.writeString(directory.resolve("beta.conf"), "AUDIT_SWR_REGION=x\n");
		String script = "source jobs/completion.bash; _swr_audit_help=$(cat src/main/resources/help.txt); COMP_WORDS=("
				+ line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _swr_audit; printf '%s\\n' \"${COMPREPLY[@]}\"";
		ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
		bash.environment().put("SWR_AUDIT_CONFIG_DIR", directory.toString());
		Process process = bash.start();
		String completed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		assertThat(String.join(",", completed.strip().lines().toList())).isEqualTo((words != null) ? words : "");
	}

	private static String outputOf(List<String> command) throws IOException, InterruptedException {
		assumeThat(isInstalled(command.get(0))).as(command.get(0) + " is not installed").isTrue();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

	private static boolean isInstalled(String program) {
		return Stream.of("/usr/bin", "/usr/local/bin", "/bin")
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, program)));
	}

}
