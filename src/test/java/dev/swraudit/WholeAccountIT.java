package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.swraudit.support.AccountOracle;
import dev.swraudit.support.AccountOracle.Expected;
import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountOracle.Settings;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.RandomAccount;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Seven nights of a random account of 500 repositories. The files of every night are
 * compared with those of {@link AccountOracle}, which follows the contract alone.
 */
class WholeAccountIT {

	private static final long SEED = 20261101;

	private static final Set<String> RULES = Set.of("non-creator-manage", "unrecognised-permission",
			"organization-manage", "public-repository", "shared-repository");

	private static final Set<String> WITH_WRITE = with(RULES, "organization-write");

	private static final Settings EVERYTHING = new Settings(RULES, true, true, true, 100);

	@TempDir
	Path directory;

	private final RandomAccount account = new RandomAccount(SEED);

	private final AccountOracle oracle = new AccountOracle(this.account.world());

	private int nights;

	@ParameterizedTest
	@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
	void everyFileIsAsTheContractDescribesIt(TestDatabase database) throws IOException {
		try (FakeSwr swr = FakeSwr.start(this.account.world()::answer)) {
			AuditRun audit = new AuditRun(this.directory, database).againstAccount(swr)
				.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1000");

			assertNight(audit, EVERYTHING);

			change();
			assertNight(audit, new Settings(WITH_WRITE, true, true, true, 100));

			change();
			this.account.deletePublicAndSharedRepositories();
			assertNight(audit, new Settings(RULES, false, true, true, 100));

			change();
			this.account.emptyManyOrganizations();
			assertNight(audit, new Settings(RULES, true, true, true, 10));

			change();
			this.account.fillOrganizations();
			this.account.deletePublicAndSharedRepositories();
			assertNight(audit,
					new Settings(Set.of("non-creator-manage", "public-repository"), true, false, false, 100));

			change();
			this.account.deleteOrganizations();
			this.account.deleteManyRepositories();
			assertNight(audit, new Settings(WITH_WRITE, true, true, true, 10));

			change();
			assertNight(audit, new Settings(WITH_WRITE, true, true, true, 100));
		}
	}

	private void change() {
		this.account.change();
		this.account.changeTroubles();
	}

	private void assertNight(AuditRun audit, Settings settings) throws IOException {
		LocalDate date = LocalDate.of(2026, 11, 1).plusDays(this.nights++);
		List<RepositoryName> names = new ArrayList<>(this.account.input());
		List<String> lines = new ArrayList<>(List.of("namespace,repository"));
		int invalid = 0;
		if (this.nights > 1) {
			names.add(names.get(0));
			lines.add("Team,app");
			invalid++;
		}
		names.forEach((name) -> lines.add(name.namespace() + "," + name.repository()));
		Expected expected = this.oracle.expect(new Night(date, names, invalid, settings));
		AuditRun.Result result = audit.run("auditDate=" + date, audit.input(lines.toArray(String[]::new)),
				"--audit.rules=" + String.join(",", settings.rules()), "--audit.shares=" + settings.shares(),
				"--audit.organizations=" + settings.organizations(),
				"--audit.population=" + (settings.population() ? "listing" : "off"),
				"--audit.max-vanished=" + settings.maxVanished() + "%");
		assertThat(result.err()).as("night of " + date).isEmpty();
		assertThat(result.exit()).as("exit code of the night of " + date).isEqualTo(expected.exitCode());
		Path published = audit.scopeDirectory().resolve(date.toString());
		for (String file : expected.files().keySet()) {
			String actual = AuditRun
				.withoutLastAbsent(AuditRun.withoutReadAt(Files.readString(published.resolve(file))));
			assertSameLines(file + " of the night of " + date, expected.files().get(file), actual);
		}
	}

	/** Fails with the first line that differs. */
	private static void assertSameLines(String file, String expected, String actual) {
		List<String> expectedLines = expected.lines().toList();
		List<String> actualLines = actual.lines().toList();
		int first = IntStream.range(0, Math.min(expectedLines.size(), actualLines.size()))
			.filter((i) -> !expectedLines.get(i).equals(actualLines.get(i)))
			.findFirst()
			.orElse(Math.min(expectedLines.size(), actualLines.size()));
		assertThat(line(actualLines, first)).as("line %d of %s", first + 1, file).isEqualTo(line(expectedLines, first));
		assertThat(actual).as(file).isEqualTo(expected);
	}

	private static String line(List<String> lines, int index) {
		return (index < lines.size()) ? lines.get(index) : "(end of the file)";
	}

	private static Set<String> with(Set<String> rules, String rule) {
		Set<String> all = new HashSet<>(rules);
		all.add(rule);
		return Set.copyOf(all);
	}

}
