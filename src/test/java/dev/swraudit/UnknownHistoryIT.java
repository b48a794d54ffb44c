package dev.swraudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run stops before it fetches if the output directory contains publications that are
 * not in the database, because its findings would be compared with another audit.
 */
class UnknownHistoryIT {

	private static final String NEW_HISTORY = "--audit.new-history=true";

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aLostDatabaseStopsTheRunUntilItIsAcknowledged(TestDatabase database) {
		AuditRun lost = audit(database.url(this.directory.resolve("lost")));
		assertNight(lost, "2026-11-19");
		assertNight(lost, "2026-11-20");
		AuditRun fresh = audit(database.url(this.directory.resolve("fresh")));
		assertStops(fresh, "2026-11-21", 2, "2026-11-19");
		assertStops(fresh, "2026-11-20", 2, "2026-11-19");
		assertStops(fresh, "2026-11-18", 2, "2026-11-19");
		AuditRun.Result acknowledged = night(fresh, "2026-11-21", NEW_HISTORY);
		assertThat(acknowledged.err()).isEmpty();
		assertThat(acknowledged.exit()).isZero();
		assertThat(acknowledged.out())
			.startsWith("Acknowledged: publications that are not in the database: 2, the first is "
					+ publication("2026-11-19") + "\n\n");
		assertNight(fresh, "2026-11-22");
		assertThat(night(fresh, "2026-11-22", NEW_HISTORY).out()).doesNotContain("Acknowledged");
		// The lost database is found again, and does not know the new history.
		assertStops(lost, "2026-11-23", 2, "2026-11-21");
	}

	@Test
	void acknowledgementCoversThePublicationsFoundThen() throws IOException {
		AuditRun lost = audit(TestDatabase.H2.url(this.directory.resolve("lost")));
		assertNight(lost, "2026-11-19");
		AuditRun fresh = audit(TestDatabase.H2.url(this.directory.resolve("fresh")));
		assertThat(night(fresh, "2026-11-21", NEW_HISTORY).exit()).isZero();
		copy("2026-11-19", "2026-11-22", "\"auditDate\": \"2026-11-19\"", "\"auditDate\": \"2026-11-22\"");
		copy("2026-11-19", "2026-11-19.2", "\"revision\": 1", "\"revision\": 2");
		assertStops(fresh, "2026-11-23", 1, "2026-11-22");
		changeManifest("2026-11-21", "\"startedAt\": \"20", "\"startedAt\": \"21");
		assertStops(fresh, "2026-11-23", 2, "2026-11-21");
	}

	@Test
	void aDateThatTheLostDatabasePublishedIsNotOverwritten() {
		assertNight(audit(TestDatabase.H2.url(this.directory.resolve("lost"))), "2026-11-21");
		AuditRun fresh = audit(TestDatabase.H2.url(this.directory.resolve("fresh")));
		AuditRun.Result refused = night(fresh, "2026-11-21", NEW_HISTORY);
		assertThat(refused.exit()).isEqualTo(1);
		assertThat(refused.err()).contains("2026-11-21: contains the publication of another audit");
		assertThat(night(fresh, "2026-11-21", "revision=2").exit()).isZero();
	}

	@Test
	void aDatabaseRestoredFromAnOlderBackupStopsTheRun() throws IOException {
		Path data = this.directory.resolve("data");
		AuditRun audit = audit("jdbc:h2:file:" + data.resolve("audit"));
		assertNight(audit, "2026-11-18");
		assertNight(audit, "2026-11-19");
		FileSystemUtils.copyRecursively(data, this.directory.resolve("backup"));
		assertNight(audit, "2026-11-20");
		assertNight(audit, "2026-11-21");
		FileSystemUtils.deleteRecursively(data);
		FileSystemUtils.copyRecursively(this.directory.resolve("backup"), data);
		assertStops(audit, "2026-11-22", 2, "2026-11-20");
		assertThat(night(audit, "2026-11-22", NEW_HISTORY).exit()).isZero();
		assertNight(audit, "2026-11-23");
	}

	@Test
	void anotherWorkingDirectoryStopsTheRun() throws Exception {
		assertNight(audit(TestDatabase.H2.url(this.directory)), "2026-11-20");
		Path elsewhere = Files.createDirectory(this.directory.resolve("elsewhere"));
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		List<String> arguments = audit.arguments(audit.input("namespace,repository", "a,b"), "auditDate=2026-11-21");
		arguments.removeIf((argument) -> argument.startsWith("--spring.datasource.url="));
		try (ChildRun child = ChildRun.startWith(this.directory, "cd " + elsewhere, arguments)) {
			assertThat(child.await()).isEqualTo(1);
			assertThat(child.output()).startsWith("publications that are not in the database: 1, ");
		}
	}

	@Test
	void publicationsOlderThanTheDatabaseAreAccepted() throws IOException {
		AuditRun audit = audit(TestDatabase.H2.url(this.directory));
		assertNight(audit, "2026-11-20");
		copy("2026-11-20", "2026-11-19", "\"auditDate\": \"2026-11-20\"", "\"auditDate\": \"2026-11-19\"");
		assertNight(audit, "2026-11-21");
		copy("2026-11-20", "2026-11-20.2", "\"revision\": 1", "\"revision\": 2");
		assertStops(audit, "2026-11-22", 1, "2026-11-20.2");
	}

	@Test
	void otherDirectoriesAreIgnored() throws IOException {
		assertNight(audit(TestDatabase.H2.url(this.directory.resolve("lost"))), "2026-11-20");
		Path scope = publication("2026-11-20").resolveSibling("");
		Files.move(publication("2026-11-20"), publication("2026-11-20.superseded-1"));
		FileSystemUtils.copyRecursively(publication("2026-11-20.superseded-1"), scope.resolve("exports/2026-11-20"));
		FileSystemUtils.copyRecursively(publication("2026-11-20.superseded-1"), scope.resolve("2026-11-20 (copy)"));
		assertNight(audit(TestDatabase.H2.url(this.directory.resolve("fresh"))), "2026-11-21");
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing", "no JSON", "another scope's", "a name too long" })
	void unreadableManifestIsUnknownUnlessTheAuditIsInTheDatabase(String manifest) throws IOException {
		AuditRun lost = audit(TestDatabase.H2.url(this.directory.resolve("lost")));
		assertNight(lost, "2026-11-20");
		spoil(publication("2026-11-20").resolve("manifest.json"), manifest);
		AuditRun fresh = audit(TestDatabase.H2.url(this.directory.resolve("fresh")));
		assertStops(fresh, "2026-11-21", 1, "2026-11-20");
		assertThat(night(fresh, "2026-11-21", NEW_HISTORY).exit()).isZero();
		assertNight(fresh, "2026-11-22");
		if (manifest.equals("another scope's")) {
			assertStops(lost, "2026-11-23", 3, "2026-11-20");
		}
		else {
			assertStops(lost, "2026-11-23", 2, "2026-11-21");
		}
	}

	private static void spoil(Path manifest, String how) throws IOException {
		switch (how) {
			case "missing" -> Files.delete(manifest);
			case "no JSON" -> Files.writeString(manifest, "{");
			default -> Files.writeString(manifest,
					Files.readString(manifest)
						.replace("\"scope\": \"default\"",
								"\"scope\": \"" + (how.startsWith("another") ? "other" : "x".repeat(64)) + "\""));
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void checkReportsTheSame(TestDatabase database) {
		AuditRun lost = audit(database.url(this.directory.resolve("lost")));
		AuditRun fresh = audit(database.url(this.directory.resolve("fresh")));
		assertThat(check(lost))
			.contains("ok   history      the output directory contains no publications of the scope\n");
		assertNight(lost, "2026-11-20");
		assertThat(check(lost)).contains("ok   history      all publications are in the database: 1\n");
		assertThat(check(fresh)).contains("FAIL history      publications that are not in the database: 1, the first"
				+ " is " + publication("2026-11-20") + "\n", "to do: use the database that published them");
		assertThat(night(fresh, "2026-11-21", NEW_HISTORY).exit()).isZero();
		assertThat(check(fresh)).contains("ok   history      all publications are in the database: 2\n");
	}

	private String check(AuditRun audit) {
		return audit.run("--check").out();
	}

	private AuditRun audit(String url) {
		return new AuditRun(this.directory).against(this.swr).with("--spring.datasource.url=" + url);
	}

	private static AuditRun.Result night(AuditRun audit, String date, String... others) {
		return audit.run(Stream
			.concat(Stream.of(audit.input("namespace,repository", "a,b"), "auditDate=" + date), Stream.of(others))
			.toArray(String[]::new));
	}

	private static void assertNight(AuditRun audit, String date) {
		AuditRun.Result night = night(audit, date);
		assertThat(night.err()).isEmpty();
		assertThat(night.exit()).isZero();
	}

	private void assertStops(AuditRun audit, String date, int unknown, String first) {
		Map<Path, FileTime> before = files();
		int requests = this.swr.requests();
		AuditRun.Result stopped = night(audit, date);
		assertThat(stopped.err()).isEqualTo("publications that are not in the database: " + unknown + ", the first is "
				+ publication(first)
				+ "; use the database that published them (spring.datasource.url), restore it, or start a new history with"
				+ " --audit.new-history=true on the command line\n");
		assertThat(stopped.exit()).isEqualTo(1);
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(files()).isEqualTo(before);
	}

	/** Returns all files, published and in progress. */
	private Map<Path, FileTime> files() {
		Map<Path, FileTime> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(this.directory.resolve("out"))) {
			for (Path file : all.filter((path) -> !path.endsWith("last-run.json"))
				.filter(Files::isRegularFile)
				.toList()) {
				files.put(file, Files.getLastModifiedTime(file));
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void copy(String from, String to, String text, String replacement) throws IOException {
		FileSystemUtils.copyRecursively(publication(from), publication(to));
		changeManifest(to, text, replacement);
	}

	private void changeManifest(String name, String text, String replacement) throws IOException {
		Path manifest = publication(name).resolve("manifest.json");
		Files.writeString(manifest, Files.readString(manifest).replace(text, replacement));
	}

	private Path publication(String name) {
		return this.directory.resolve("out/default").resolve(name);
	}

}
