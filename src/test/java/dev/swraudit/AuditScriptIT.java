package dev.swraudit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * {@code jobs/audit.sh} with the packaged jar and the start-up cache, in a copy of the
 * checkout that was moved and damaged.
 */
class AuditScriptIT {

	private static final Path START_UP = Path.of("target/start-up");

	private static final Path VIRTUAL_MACHINES = Path.of("/usr/lib/jvm");

	private static final long MIDDLE = 40_000_000;

	@TempDir
	Path temporary;

	private Path copy = Path.of("");

	private Path link = Path.of("");

	@BeforeEach
	void copyCheckout() throws Exception {
		assumeThat(START_UP.resolve("made-for")).as("the start-up cache was not built").exists();
		this.copy = this.temporary.resolve("a copy");
		for (Path directory : List.of(Path.of("jobs"), START_UP)) {
			try (Stream<Path> files = Files.walk(directory)) {
				for (Path file : files.toList()) {
					copy(file);
				}
			}
		}
		copy(Path.of("target/swr-permission-audit.jar"));
		this.link = Files.createSymbolicLink(this.temporary.resolve("swr-audit"), this.copy.resolve("jobs/audit.sh"));
		List<String> mark = Files.readAllLines(START_UP.resolve("made-for"));
		Files.writeString(this.copy.resolve("target/start-up/made-for"),
				mark.get(0) + "\n" + mark.get(1) + "\n" + fromJavaScript("swr_audit_jar_state"));
	}

	@Test
	void scriptRunsFromAnyDirectoryThroughALink() throws Exception {
		assertPrintsOnlyTheVersion();
		Result missing = run(System.getProperty("java.home"), this.link.toString(), "input=none.csv",
				"--spring.profiles.active=sample", "--sample.directory=" + Path.of("sample-input").toAbsolutePath());
		assertThat(missing.err()).startsWith("none.csv: ").hasLineCount(1);
		assertThat(missing.exit()).isEqualTo(1);
		assertThat(this.temporary.resolve("audit-output/default/last-run.json")).exists();
	}

	@Test
	void cacheIsUsedWhereItWasBuilt() throws Exception {
		Path classes = this.temporary.resolve("classes.txt");
		Result result = run(System.getProperty("java.home"), "bash", "-c",
				"source \"$1\"; exec \"${swr_audit[@]::${#swr_audit[@]} - 2}\" -Xlog:class+load:file=\"$2\""
						+ " \"${swr_audit[@]: -2}\" --version",
				"bash", Path.of("jobs/java.sh").toAbsolutePath().toString(), classes.toString());
		assertThat(result.err()).isEmpty();
		assertThat(classes).content().containsPattern("dev\\.swraudit\\.\\S+ source: shared objects file");
	}

	@Test
	void cacheOfAReplacedJarIsNotUsed() throws Exception {
		String lastWord = "echo \"${swr_audit[-1]}\"";
		assertThat(fromJavaScript(lastWord)).endsWith("/target/start-up/swr-permission-audit.jar\n");
		Path jar = this.copy.resolve("target/swr-permission-audit.jar");
		Files.delete(jar);
		copy(Path.of("target/swr-permission-audit.jar"));
		assertThat(fromJavaScript(lastWord)).endsWith("/target/swr-permission-audit.jar\n");
		Files.move(jar, this.copy.resolve("swr-permission-audit.jar"));
		assertThat(fromJavaScript(lastWord)).isEqualTo(this.copy + "/swr-permission-audit.jar\n");
	}

	@Test
	void touchedJarPrintsNoWarning() throws Exception {
		touch(this.copy.resolve("target/start-up/swr-permission-audit.jar"));
		assertPrintsOnlyTheVersion();
		touch(this.copy.resolve("target/swr-permission-audit.jar"));
		assertPrintsOnlyTheVersion();
	}

	@Test
	void damagedCachePrintsNoWarning() throws Exception {
		Path cache = cache();
		assertThat(cache.toFile().setWritable(true)).isTrue();
		try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
			file.seek(MIDDLE);
			file.write(new byte[1_000_000]);
			assertPrintsOnlyTheVersion();
			file.setLength(MIDDLE);
			assertPrintsOnlyTheVersion();
		}
		Files.delete(cache);
		assertPrintsOnlyTheVersion();
		Files.writeString(this.copy.resolve("target/start-up/made-for"), "");
		assertPrintsOnlyTheVersion();
	}

	@Test
	void anotherJavaPrintsNoWarning() throws Exception {
		try (Stream<Path> homes = Files.exists(VIRTUAL_MACHINES) ? Files.list(VIRTUAL_MACHINES) : Stream.empty()) {
			for (Path home : homes.filter((found) -> Files.isExecutable(found.resolve("bin/java"))).toList()) {
				assertPrintsOnlyTheVersion(home.toString());
			}
		}
	}

	private String fromJavaScript(String command) throws Exception {
		return run(System.getProperty("java.home"), "bash", "-c", "source \"$1\"; " + command, "bash",
				this.copy.resolve("jobs/java.sh").toString())
			.out();
	}

	private void copy(Path file) throws IOException {
		Path target = this.copy.resolve(file);
		Files.createDirectories(target.getParent());
		Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
	}

	private static void touch(Path file) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
	}

	private Path cache() throws IOException {
		try (Stream<Path> files = Files.list(this.copy.resolve("target/start-up"))) {
			return files.filter((file) -> file.getFileName().toString().startsWith("cache.")).findFirst().orElseThrow();
		}
	}

	private void assertPrintsOnlyTheVersion() throws Exception {
		assertPrintsOnlyTheVersion(System.getProperty("java.home"));
	}

	private void assertPrintsOnlyTheVersion(String javaHome) throws Exception {
		Result result = run(javaHome, this.link.toString(), "--version");
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).hasLineCount(1).startsWith("1.");
		assertThat(result.exit()).isZero();
	}

	private Result run(String javaHome, String... command) throws IOException, InterruptedException {
		Path out = this.temporary.resolve("out.txt");
		Path err = this.temporary.resolve("err.txt");
		ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
			.directory(this.temporary.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().clear();
		builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", javaHome));
		Process process = builder.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
	}

	/**
	 * What a script showed.
	 */
	private record Result(int exit, String out, String err) {
	}

}
