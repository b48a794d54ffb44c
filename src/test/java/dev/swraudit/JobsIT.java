package dev.swraudit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.swraudit.sample.SampleSwr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The scripts of {@code jobs/} with the jar, against the sample SWR: from another
 * directory, without a terminal, among paths with spaces and beyond ASCII, and with an
 * environment as cron gives it.
 */
class JobsIT {

	private final String today = LocalDate.now(ZoneId.systemDefault()).toString();

	private static final boolean CAN_ENCODE = Charset.forName(System.getProperty("sun.jnu.encoding"))
		.newEncoder()
		.canEncode('\u00FC');

	private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private static final List<String> READABLE = List.of("payments,checkout-api", "platform,ci/runner");

	private final SampleSwr swr = SampleSwr.start(Path.of("sample-input"));

	@TempDir
	Path temporary;

	private Path directory = Path.of("");

	private final Map<String, String> environment = new HashMap<>();

	@BeforeEach
	void configure() throws IOException {
		this.directory = Files
			.createDirectory(this.temporary.resolve(CAN_ENCODE ? "a directory \u00FC" : "a directory"));
		Files.createDirectory(data());
		list(READABLE);
		settings();
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void aScopeIsAuditedCheckedExportedAndFoundFresh() throws Exception {
		assertThat(run("freshness.sh", "acme").exit()).isEqualTo(1);
		Result check = run("check.sh", "acme");
		assertThat(check.out()).contains("2 records in " + list(), "Ready: all checks passed");
		assertThat(check.exit()).isZero();
		Result nightly = run("nightly.sh", "acme");
		assertThat(nightly.err()).isEmpty();
		assertThat(nightly.out()).contains(" first audit, 1 open. COMPLETE: complete for the input",
				"; 1 repository flagged");
		assertThat(nightly.exit()).isZero();
		assertThat(scope().resolve(this.today).resolve("report.html")).exists();
		assertThat(data().resolve("logs/acme.log")).exists();
		Result fresh = run("freshness.sh", "acme");
		assertThat(fresh.out()).startsWith("fresh: scope acme, last complete audit: ");
		assertThat(fresh.exit()).isZero();
		assertThat(run("compliance-export.sh", "acme", this.today, "permission=Manage").exit()).isZero();
		assertThat(scope().resolve("exports")).isNotEmptyDirectory();
		assertThat(run("compliance-export.sh", "acme", this.today + ".." + this.today, "permission=Manage").exit())
			.isZero();
		assertThat(
				scope().resolve("exports/changes_" + this.today + "_" + this.today + "_permission-Manage/changes.csv"))
			.exists();
		assertThat(run("compliance-export.sh", "acme", "2020-02-02").err())
			.startsWith("scope 'acme' has no published audit of 2020-02-02; published: " + this.today);
	}

	@Test
	void aBackupIsRestored() throws Exception {
		assertThat(run("nightly.sh", "acme").exit()).isZero();
		Path backups = Files.createDirectory(this.temporary.resolve("back ups"));
		Result backup = run("backup.sh", "acme", backups.toString());
		assertThat(backup.err()).isEmpty();
		Path archive = Path.of(backup.out().strip());
		assertThat(Files.getPosixFilePermissions(archive)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(backups.toFile().list()).containsExactly(archive.getFileName().toString());
		FileSystemUtils.deleteRecursively(this.directory);
		assertThat(new ProcessBuilder("tar", "--extract", "--gzip", "--directory=/", "--file=" + archive).start()
			.waitFor()).isZero();
		assertThat(run("nightly.sh", "acme").out()).contains("is complete; nothing was requested");
		assertRefused("usage: backup.sh SCOPE DIRECTORY", "backup.sh", "acme", "/none");
	}

	@Test
	void settingsThatWereSavedOnWindowsApply() throws Exception {
		Path settings = this.directory.resolve("conf dir/acme.conf");
		Files.writeString(settings, "\uFEFF# of acme\r\n\r\n" + Files.readString(settings).replace("\n", "\r\n"));
		Result check = run("check.sh", "acme");
		assertThat(check.err()).isEmpty();
		assertThat(check.out()).contains("Ready: all checks passed");
	}

	@Test
	void anOlderJavaIsNamed() throws Exception {
		Path home = Files.createDirectories(this.directory.resolve("jdk 11/bin"));
		Path java = Files.writeString(home.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
		assertThat(java.toFile().setExecutable(true)).isTrue();
		settings("JAVA_HOME='" + home.getParent() + "'");
		assertRefused(java + " is Java 11; install 17 or later, or set JAVA_HOME to one", "nightly.sh", "acme");
		Files.writeString(home.resolveSibling("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
		assertRefused(java + " is Java 8; install 17 or later, or set JAVA_HOME to one", "nightly.sh", "acme");
	}

	@Test
	void theExitCodeIsPassedOn() throws Exception {
		settings("AUDIT_FAIL_ON=open");
		assertThat(run("nightly.sh", "acme").exit()).isEqualTo(3);
		assertThat(run("nightly.sh", "acme", "revision=x").exit()).isEqualTo(1);
		settings("AUDIT_SWR_ENDPOINT=http://127.0.0.1:1", "AUDIT_SWR_MAXATTEMPTS=1", "AUDIT_SWR_ABORTAFTER=1",
				"SPRING_DATASOURCE_URL=jdbc:h2:file:./other/permission-audit");
		Result down = run("nightly.sh", "acme", "revision=2", "--audit.new-history=true");
		assertThat(down.err()).contains("the same command continues").hasLineCount(1);
		assertThat(down.exit()).isEqualTo(4);
	}

	@Test
	void incompleteAuditContinuesWithItsOwnListAndAFreshOneUsesTheScopes() throws Exception {
		list(List.of("payments,checkout-api", "payments,card-vault"));
		assertThat(run("nightly.sh", "acme").exit()).isEqualTo(2);
		list(READABLE);
		Result again = run("rerun.sh", "acme", this.today);
		assertThat(again.err()).isEmpty();
		assertThat(again.out()).contains("unchanged since it was published");
		assertThat(again.exit()).isEqualTo(2);
		assertThat(run("rerun.sh", "acme", this.today, "fresh").exit()).isZero();
		assertThat(scope().resolve(this.today + ".2/input.csv")).content().contains("platform,ci/runner");
	}

	@Test
	void aDateIsRerunAbandonedOrBegunOnlyAsNamed() throws Exception {
		String[] days = { LocalDate.parse(this.today).minusDays(5).toString(),
				LocalDate.parse(this.today).minusDays(3).toString(),
				LocalDate.parse(this.today).minusDays(1).toString() };
		assertRefused(
				"scope acme has no audit of " + days[1] + "; to begin one, with the permissions of today, add: fresh",
				"rerun.sh", "acme", days[1]);
		assertThat(run("rerun.sh", "acme", days[0], "fresh").exit()).isZero();
		assertThat(run("nightly.sh", "acme", "auditDate=" + days[2]).exit()).isZero();
		assertRefused("scope acme has no audit of " + days[1] + "; the nearest are of " + days[0] + " and " + days[2],
				"rerun.sh", "acme", days[1]);
		assertRefused("the audit of " + days[0] + ", revision 1, of scope acme, cannot be abandoned: it is published",
				"rerun.sh", "acme", days[0], "abandon");
		settings("AUDIT_SWR_REQUESTSPERSECOND=0.01");
		Process stopped = start("rerun.sh", "acme", days[1], "fresh");
		await(() -> Files.exists(scope().resolve("." + days[1] + ".work/input.csv")));
		new ProcessBuilder("kill", Long.toString(stopped.pid())).start().waitFor();
		assertThat(stopped.waitFor(30, TimeUnit.SECONDS)).isTrue();
		settings("AUDIT_SWR_REQUESTSPERSECOND=1000");
		assertThat(run("rerun.sh", "acme", days[1], "fresh").exit()).as("revision 2, although 1 is not published")
			.isZero();
		assertThat(scope().resolve(days[1] + ".2/report.html")).exists();
		Files.move(scope().resolve(days[1] + ".2"), scope().resolve("elsewhere"));
		Result abandoned = run("rerun.sh", "acme", days[1], "abandon");
		assertThat(abandoned.out()).isEqualTo("Abandoned: the audit of " + days[1] + ", revision 1, of scope acme\n");
		assertThat(abandoned.exit()).isZero();
		Files.move(scope().resolve("elsewhere"), scope().resolve(days[1] + ".2"));
		assertThat(run("rerun.sh", "acme", days[1], "fresh").exit()).isZero();
		assertThat(scope().resolve(days[1] + ".3/report.html")).exists();
	}

	@Test
	void linkedJobsRunWithTheJavaOptionsOfTheScopeAndASecondNightIsQuiet() throws Exception {
		settings("SWR_AUDIT_JAVA_OPTIONS='-Xmx300m  -Duser.language=tr'");
		Path link = Files.createSymbolicLink(this.temporary.resolve("audit-nightly"),
				Path.of("jobs/nightly.sh").toAbsolutePath());
		assertThat(run(link.toString(), "acme").exit()).isZero();
		Result second = run(link.toString(), "acme", "--audit.quiet=true");
		assertThat(second.out() + second.err()).isEmpty();
		assertThat(second.exit()).isZero();
		settings("SWR_AUDIT_JAVA_OPTIONS=-Xmx1k");
		assertThat(run(link.toString(), "acme").out()).contains("Too small maximum heap");
	}

	@Test
	void freshnessNeedsNoSettingsAndOthersNeedTheOwnerOfTheData() throws Exception {
		Files.createDirectories(scope());
		lastRun(Instant.now(), this.today);
		this.environment.put("SWR_AUDIT_OUTPUT", data().resolve("audit-output").toString());
		this.environment.put("SWR_AUDIT_CONFIG_DIR", "/none");
		assertThat(run("freshness.sh", "acme").out()).startsWith("fresh: scope acme");
		assertRefused("usage: freshness.sh SCOPE", "freshness.sh", "../acme");
		assertRefused("STALE: scope other, last complete audit: none", "freshness.sh", "other");
		this.environment.clear();
		assumeThat(System.getProperty("user.name")).isEqualTo("root");
		Files.setOwner(data(), data().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
		for (String job : List.of("nightly.sh", "check.sh", "worker.sh", "compliance-export.sh")) {
			assertRefused(
					data() + " belongs to nobody, who could not write the files of root; run: runuser -u nobody -- ",
					job, "acme");
		}
		assertThat(data().resolve("locks")).doesNotExist();
		assertThat(data().resolve("logs")).doesNotExist();
	}

	@Test
	void aListThatIsRegeneratedDuringTheDayCountsFromTheNextDateOn() throws Exception {
		String yesterday = LocalDate.parse(this.today).minusDays(1).toString();
		list(List.of("payments,checkout-api"));
		assertThat(run("nightly.sh", "acme", "auditDate=" + yesterday).exit()).isZero();
		list(List.of("payments,checkout-api", "payments,card-vault"));
		assertThat(run("nightly.sh", "acme").exit()).isEqualTo(2);
		list(READABLE);
		Result incomplete = run("nightly.sh", "acme");
		assertThat(incomplete.err()).isEmpty();
		assertThat(incomplete.exit()).isEqualTo(2);
		Result complete = run("nightly.sh", "acme", "auditDate=" + yesterday);
		assertThat(complete.err()).isEmpty();
		assertThat(complete.out())
			.contains("The audit of " + yesterday + ", revision 1, of scope acme (backdated: read on ");
		assertThat(complete.exit()).isZero();
		assertThat(scope().resolve(yesterday + "/input.csv"))
			.hasContent("namespace,repository\npayments,checkout-api\n");
		assertThat(scope().resolve(this.today + "/input.csv")).content().contains("payments,card-vault");
		assertThat(run("nightly.sh", "acme", "revision=2").exit()).isZero();
		assertThat(scope().resolve(this.today + ".2/input.csv")).content().contains("platform,ci/runner");
	}

	@Test
	void theDayIsThatOfTheTimeZoneInTheSettings() throws Exception {
		for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
			settings("AUDIT_ZONE=" + zone);
			String date = LocalDate.now(ZoneId.of(zone)).toString();
			Result result = run("nightly.sh", "acme");
			assertThat(result.exit()).as(result.err()).isZero();
			// The day may have changed since.
			assertThat(List.of(date, LocalDate.now(ZoneId.of(zone)).toString()))
				.anyMatch((day) -> Files.exists(scope().resolve(day)));
		}
		settings("AUDIT_ZONE=+02:00");
		assertRefused("audit.zone: unknown time zone '+02:00'; set it to a file of ", "nightly.sh", "acme");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void ofTwoAtOnceTheSecondLeavesAndTheFirstCanBeStoppedAndContinued(boolean rerun) throws Exception {
		settings("AUDIT_SWR_REQUESTSPERSECOND=0.01");
		Process first = start("nightly.sh", "acme");
		await(() -> Files.exists(scope().resolve("." + this.today + ".work/input.csv")));
		Result second = run("nightly.sh", "acme");
		assertThat(second.err()).startsWith("another run of scope acme is active").hasLineCount(1);
		assertThat(second.exit()).isEqualTo(4);
		assertThat(run("compliance-export.sh", "acme", "latest").exit()).isEqualTo(4);
		new ProcessBuilder("kill", Long.toString(first.pid())).start().waitFor();
		assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(first.exitValue()).isEqualTo(143);
		settings("SWR_AUDIT_TIME_LIMIT=0.1s");
		assertThat(run("nightly.sh", "acme").exit()).isEqualTo(143);
		settings();
		list(List.of("payments,checkout-api"));
		assertThat(run(rerun ? "rerun.sh" : "nightly.sh",
				rerun ? new String[] { "acme", this.today } : new String[] { "acme" })
			.exit()).isZero();
		assertThat(scope().resolve(this.today + "/input.csv")).content().contains("platform,ci/runner");
	}

	@Test
	void invalidScopeOrFileIsReportedInOneLine() throws Exception {
		for (String job : List.of("nightly.sh", "rerun.sh", "compliance-export.sh", "check.sh", "freshness.sh")) {
			assertRefused("usage: " + job + " SCOPE", job);
			assertRefused("usage: " + job + " SCOPE", job, "../acme");
			assertRefused(this.directory.resolve("conf dir/other.conf") + " cannot be read by ", job, "other");
		}
		assertRefused("usage: rerun.sh SCOPE DATE", "rerun.sh", "acme", "yesterday");
		assertRefused("usage: rerun.sh SCOPE DATE", "rerun.sh", "acme", this.today, "frsh");
		assertRefused("usage: compliance-export.sh SCOPE DATE", "compliance-export.sh", "acme");
		assertRefused("usage: compliance-export.sh SCOPE DATE", "compliance-export.sh", "acme", "2026-01-01..");
		assertRefused("usage: freshness.sh SCOPE", "freshness.sh", "acme", "26");
		settings("JAVA_HOME=/none");
		assertRefused("no Java at /none/bin/java; ", "nightly.sh", "acme");
		settings("SWR_AUDIT_DATA=/none");
		assertRefused("/none (SWR_AUDIT_DATA in ", "nightly.sh", "acme");
	}

	@Test
	void freshnessGoesByTheLastCompleteAuditWhateverCameAfter() throws Exception {
		Files.createDirectories(scope());
		lastRun(Instant.now().minus(25, ChronoUnit.HOURS), this.today);
		assertThat(run("freshness.sh", "acme").exit()).isZero();
		assertThat(run("freshness.sh", "acme", "2d").exit()).isZero();
		assertStale("24h");
	}

	@Test
	void rerunOfAnOldDateIsNotFresh() throws Exception {
		Files.createDirectories(scope());
		LocalDate today = LocalDate.parse(this.today);
		lastRun(Instant.now(), today.minusDays(3).toString());
		assertThat(run("freshness.sh", "acme", "4d").exit()).isZero();
		assertStale("26h");
		lastRun(Instant.now(), today.minusDays(1).toString());
		assertThat(run("freshness.sh", "acme").exit()).isZero();
	}

	@Test
	void timeOrDateInTheFutureIsNotFresh() throws Exception {
		Files.createDirectories(scope());
		lastRun(Instant.now().plus(1, ChronoUnit.HOURS), this.today);
		assertStale("26h");
		lastRun(Instant.now(), LocalDate.parse(this.today).plusDays(2).toString());
		assertStale("26h");
		lastRun(Instant.now(), "null");
		assertStale("26h");
	}

	private void assertStale(String limit) throws Exception {
		Result stale = run("freshness.sh", "acme", limit);
		assertThat(stale.err()).startsWith("STALE: scope acme, last complete audit: ")
			.contains("latest run: the database failed")
			.hasLineCount(1);
		assertThat(stale.exit()).isEqualTo(1);
	}

	private void lastRun(Instant lastCompleteAt, String date) throws IOException {
		Files.writeString(scope().resolve("last-run.json"), """
				{
				  "exitCode": 4,
				  "message": "the database failed: \\"lastCompleteAt\\": \\"2999-01-01T00:00:00Z\\"",
				  "lastCompleteAt": "%s",
				  "lastCompleteAuditDate": "%s"
				}
				""".formatted(lastCompleteAt.truncatedTo(ChronoUnit.SECONDS), date));
	}

	private void assertRefused(String line, String job, String... arguments) throws Exception {
		Result result = run(job, arguments);
		assertThat(result.err()).startsWith(line).hasLineCount(1);
		assertThat(result.exit()).isEqualTo(1);
	}

	private Path data() {
		return this.directory.resolve("data dir");
	}

	private Path scope() {
		return data().resolve("audit-output/acme");
	}

	private Path list() {
		return this.directory.resolve("the list.csv");
	}

	private void list(List<String> repositories) throws IOException {
		Files.writeString(list(), "namespace,repository\n" + String.join("\n", repositories) + "\n");
	}

	private void settings(String... more) throws IOException {
		List<String> lines = new ArrayList<>(List.of("SWR_AUDIT_DATA='" + data() + "'",
				"SWR_AUDIT_INPUT='" + list() + "'", "AUDIT_SWR_ENDPOINT=" + this.swr.endpoint(),
				"AUDIT_SWR_TOKEN=" + SampleSwr.TOKEN, "AUDIT_POPULATION=off", "AUDIT_ORGANIZATIONS=false"));
		lines.addAll(List.of(more));
		Path conf = Files.createDirectories(this.directory.resolve("conf dir")).resolve("acme.conf");
		Files.write(conf, lines);
	}

	private Process start(String job, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of("jobs").toAbsolutePath().resolve(job).toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.temporary.toFile())
			.redirectOutput(this.temporary.resolve("out.txt").toFile())
			.redirectError(this.temporary.resolve("err.txt").toFile());
		builder.environment().clear();
		builder.environment()
			.putAll(Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"),
					"SWR_AUDIT_CONFIG_DIR", this.directory.resolve("conf dir").toString(), "JDK_JAVA_OPTIONS",
					SHORT_LIVED));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	private Result run(String job, String... arguments) throws IOException, InterruptedException {
		Process process = start(job, arguments);
		process.getOutputStream().close();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(),
				Files.readString(this.temporary.resolve("out.txt"), StandardCharsets.UTF_8),
				Files.readString(this.temporary.resolve("err.txt"), StandardCharsets.UTF_8)
					.replaceFirst("NOTE: Picked up JDK_JAVA_OPTIONS.*\n", ""));
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		Instant end = Instant.now().plusSeconds(60);
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).isBefore(end);
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}

	/**
	 * What a script showed.
	 */
	private record Result(int exit, String out, String err) {
	}

}
