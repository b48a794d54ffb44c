package dev.swraudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
		List<String> command = new ArrayList<>(List.of("shellcheck"));
		scripts().forEach((script) -> command.add(script.toString()));
		assertThat(outputOf(command)).isEmpty();
	}

	@Test
	void systemdAcceptsTheUnits(@TempDir Path directory) throws Exception {
		String home = "/opt/swr-permission-audit/jobs";
		List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
		for (String name : List.of("swr-permission-audit@.service", "swr-permission-audit@.timer",
				"swr-permission-audit-worker@.service")) {
			String unit = Files.readString(JOBS.resolve(name));
			command.add(
					Files
						.writeString(directory.resolve(name.replace("@", "@default")),
								unit.replace(home, JOBS.toAbsolutePath().toString()))
						.toString());
		}
		assertThat(outputOf(command).lines().filter((line) -> line.contains("swr-permission-audit"))).isEmpty();
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
