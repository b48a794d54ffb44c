package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The packaged jar and the archive for hosts without Maven.
 */
class ReleaseIT {

	private static final Path JAR = Path.of("target/swr-permission-audit.jar");

	private static final String LIBRARIES = "BOOT-INF/lib/";

	@TempDir
	Path directory;

	@BeforeAll
	static void requirePackage() {
		assumeThat(Boolean.getBoolean("packaged")).as("run by Maven, with the packaged jar").isTrue();
	}

	/**
	 * The starters have no classes; the tools, which extract the jar, are added by Spring
	 * Boot's plugin after the list is made.
	 */
	@Test
	void listOfContentsIsComplete() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			String location = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
			JsonNode list = new JsonMapper().readTree(jar.getInputStream(jar.getEntry(location)));
			List<String> listed = list.get("components")
				.valueStream()
				.filter((component) -> !component.get("name").asString().startsWith("spring-boot-starter"))
				.map((component) -> component.get("name").asString() + "-" + component.get("version").asString()
						+ ".jar")
				.toList();
			List<String> contained = jar.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
				.map((name) -> name.substring(LIBRARIES.length()))
				.filter((name) -> !name.startsWith("spring-boot-jarmode-tools-"))
				.toList();
			assertThat(listed).containsExactlyInAnyOrderElementsOf(contained).hasSizeGreaterThan(50);
			assertThat(list.at("/metadata/component/name").asString()).isEqualTo("swr-permission-audit");
		}
	}

	@Test
	void versionNamesTheCommit() throws Exception {
		assumeThat(Path.of(".git")).as("built in a repository").exists();
		assertThat(run(Path.of("jobs"), "./audit.sh", "--version"))
			.matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\([0-9a-f]{7,}(-modified)?\\)\\n");
	}

	@Test
	void archiveRunsTheSample() throws Exception {
		Path archive = archive();
		run(this.directory, "tar", "--extract", "--file=" + archive.toAbsolutePath());
		Path unpacked = this.directory.resolve(archive.getFileName().toString().replaceFirst("\\.tar\\.gz$", ""));
		assertThat(run(unpacked.resolve("jobs"), "./sample.sh")).startsWith("default, ").contains("exit code 2");
		assertThat(unpacked.resolve("src/docs/report.png")).exists();
		for (String place : List.of("jobs", "sample-input")) {
			try (Stream<Path> files = Files.walk(Path.of(place))) {
				for (Path file : files.toList()) {
					assertThat(unpacked.resolve(file)).exists();
					assertThat(Files.isExecutable(unpacked.resolve(file))).as(file.toString())
						.isEqualTo(Files.isExecutable(file));
				}
			}
		}
	}

	private static Path archive() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
		}
	}

	private String run(Path workingDirectory, String... command) throws Exception {
		Path output = Files.createTempFile(this.directory, "output", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		Process process = builder.start();
		assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
		return Files.readString(output);
	}

}
