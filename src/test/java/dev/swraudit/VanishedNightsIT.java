package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nights in which many repositories vanish at once, which must not resolve anything.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class VanishedNightsIT {

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private final World world = new World();

	@ParameterizedTest
	@CsvSource({ "3, 404, SVCSTG.SWR.4040113", "10, 404, SVCSTG.SWR.4040058", "2, 404, SVCSTG.SWR.4040010",
			"3, 403, SVCSTG.SWR.4039001", "3, 500, SVCSTG.SWR.5000000" })
	void aNightThatReadsNothingResolvesNothing(int repositories, int status, String code) throws IOException {
		this.world.repositories(repositories, "bob");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.error(status, code, this.world.names());
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", (long) repositories));
			this.world.good(this.world.names());
			assertThat(night(audit, 3)).isEqualTo(0);
			assertThat(changes(audit, 3)).isEqualTo(Map.of("EXISTING", (long) repositories));
			assertThat(findings(audit, 3)).allMatch((line) -> line.contains(",2026-11-01,2026-11-03,"));
		}
	}

	/** No audit of such a scope is ever complete, so only the baseline can show it. */
	@Test
	void oneRepositoryThatIsAlwaysForbiddenDoesNotSwitchTheLimitOff() throws IOException {
		this.world.repositories(30, "bob").error(403, "SVCSTG.SWR.4039001", "app30");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(2);
			this.world.error(404, "SVCSTG.SWR.4040113", Arrays.copyOf(this.world.names(), 12));
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", 12L, "EXISTING", 17L));
		}
	}

	/**
	 * The baseline lost a few each night; the last complete audit shows how many in all.
	 */
	@Test
	void theLastCompleteAuditIsCheckedToo() throws IOException {
		this.world.repositories(40, "bob");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.error(403, "SVCSTG.SWR.4039001", "app40")
				.error(404, "SVCSTG.SWR.4040113", Arrays.copyOf(this.world.names(), 8));
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("RESOLVED", 8L, "UNVERIFIED", 1L, "EXISTING", 31L));
			this.world.good("app40").error(404, "SVCSTG.SWR.4040113", Arrays.copyOf(this.world.names(), 12));
			assertThat(night(audit, 3)).isEqualTo(2);
			assertThat(changes(audit, 3)).isEqualTo(Map.of("UNVERIFIED", 4L, "EXISTING", 28L));
		}
	}

	@Test
	void sameCommandRepeatsNotFoundTargets() throws IOException {
		this.world.repositories(3, "bob")
			.error(404, "SVCSTG.SWR.4040113", "app01", "app02")
			.error(403, "SVCSTG.SWR.4039001", "app03");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			this.world.good(this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.error(404, "SVCSTG.SWR.4040113", "app01", "app02").error(403, "SVCSTG.SWR.4039001", "app03");
			assertThat(night(audit, 2)).isEqualTo(2);
			this.world.good("app03");
			assertThat(night(audit, 2)).as("two of three still missing").isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", 2L, "EXISTING", 1L));
			this.world.good(this.world.names());
			assertThat(night(audit, 2)).as("all are there again").isEqualTo(0);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("EXISTING", 3L));
		}
	}

	@Test
	void aCallerWhoLostRightsSeesOnlyThemselves() throws IOException {
		this.world.repositories(4, "bob").calledBy("reader");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.showOnlyCaller(true);
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", 4L));
			this.world.showOnlyCaller(false);
			assertThat(night(audit, 3)).isEqualTo(0);
			assertThat(changes(audit, 3)).isEqualTo(Map.of("EXISTING", 4L));
		}
	}

	/** An answer without {@code self_auth} lists the caller like everybody else. */
	@Test
	void aCallerWhoIsNotMarkedIsNoOtherHolder() throws IOException {
		this.world.repositories(12, "bob").calledBy("reader");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.showOnlyCaller(true).leaveCallerUnmarked(Arrays.copyOf(this.world.names(), 11));
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", 12L));
		}
	}

	@Test
	void aCallerWhoIsMarkedOnTheSecondNightOnlyIsNoOtherHolderOnTheFirst() {
		this.world.repositories(12).calledBy("reader").showOnlyCaller(true).leaveCallerUnmarked(this.world.names());
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.leaveCallerUnmarked();
			assertThat(night(audit, 2)).isEqualTo(0);
		}
	}

	/**
	 * No audit is complete, and the second bad night is compared with the first one,
	 * which read little.
	 */
	@ParameterizedTest
	@CsvSource({ "30, 25, 404", "12, 10, 500", "4, 3, 200" })
	void whatWasInDoubtIsNoProofOnTheNextNight(int repositories, int missing, int firstStatus) throws IOException {
		this.world.repositories(repositories, "bob").calledBy("reader");
		String[] names = Arrays.copyOf(this.world.names(), missing);
		String forbidden = this.world.names()[repositories - 1];
		this.world.error(403, "SVCSTG.SWR.4039001", forbidden);
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(2);
			boolean onlyCaller = firstStatus == 200;
			this.world.showOnlyCaller(onlyCaller);
			if (!onlyCaller) {
				this.world.error(firstStatus, (firstStatus == 404) ? "SVCSTG.SWR.4040113" : "SVCSTG.SWR.5000000",
						names);
			}
			assertThat(night(audit, 2)).isEqualTo(2);
			if (!onlyCaller) {
				this.world.error(404, "SVCSTG.SWR.4040113", names);
			}
			assertThat(night(audit, 3)).isEqualTo(2);
			assertThat(changes(audit, 3)).doesNotContainKey("RESOLVED").containsEntry("UNVERIFIED", (long) missing);
			this.world.showOnlyCaller(false).good(names);
			assertThat(night(audit, 4)).isEqualTo(2);
			assertThat(changes(audit, 4)).isEqualTo(Map.of("EXISTING", repositories - 1L));
		}
	}

	/** Removed from the input on purpose: counted on one night only. */
	@Test
	void findingsOfRepositoriesThatWereRemovedFromTheInputAreNotCountedEveryNight() throws IOException {
		this.world.repositories(30, "bob");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			audit.input(World.lines(Arrays.copyOf(this.world.names(), 10)));
			assertThat(night(audit, 2, "--audit.max-vanished=100%")).isEqualTo(0);
			assertThat(night(audit, 3)).isEqualTo(0);
			assertThat(changes(audit, 3)).isEqualTo(Map.of("UNVERIFIED", 20L, "EXISTING", 10L));
		}
	}

	/** All files but the page say the same, because the repositories have no findings. */
	@Test
	void thePageSaysWhetherTooManyHaveVanished() throws IOException {
		this.world.repositories(12).error(403, "SVCSTG.SWR.4039001", "app12");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(2);
			this.world.error(404, "SVCSTG.SWR.4040113", Arrays.copyOf(this.world.names(), 9));
			assertThat(night(audit, 2, "--audit.max-vanished=100%")).isEqualTo(2);
			assertThat(page(audit)).doesNotContain("have vanished");
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(page(audit)).contains("have vanished");
			int requests = swr.requests();
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(swr.requests() - requests).as("what was not found, and what was forbidden").isEqualTo(10);
			assertThat(night(audit, 2, "--audit.max-vanished=100%")).isEqualTo(2);
			assertThat(page(audit)).doesNotContain("have vanished");
		}
	}

	private static String page(AuditRun audit) throws IOException {
		return Files.readString(audit.scopeDirectory().resolve("2026-11-02/report.html"))
			.replaceFirst("(?s).*<body", "<body");
	}

	@Test
	void aMassDeletionIsCompletedByAHigherSetting() throws IOException {
		this.world.repositories(3, "bob");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.error(404, "SVCSTG.SWR.4040113", this.world.names());
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(night(audit, 2, "--audit.max-vanished=100%")).isEqualTo(0);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("RESOLVED", 3L));
			assertThat(findings(audit, 2)).allMatch((line) -> line.contains(",RESOLVED,CLOSED,OBJECT_GONE,"));
			assertThat(audit.scopeDirectory().resolve("2026-11-02.superseded-1/summary.json")).content()
				.contains("\"complete\": false");
		}
	}

	@Test
	void aShorterInputResolvesNothing() throws IOException {
		this.world.repositories(3, "bob");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			audit.input(World.lines("app03"));
			assertThat(night(audit, 2)).isEqualTo(2);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("UNVERIFIED", 2L, "EXISTING", 1L));
		}
	}

	@Test
	void oneRepositoryMayVanish() throws IOException {
		this.world.repositories(1, "bob").repository("other");
		try (FakeSwr swr = FakeSwr.start(this.world::answer)) {
			AuditRun audit = audit(swr, this.world.names());
			assertThat(night(audit, 1)).isEqualTo(0);
			this.world.error(404, "SVCSTG.SWR.4040113", "app01");
			assertThat(night(audit, 2)).isEqualTo(0);
			assertThat(changes(audit, 2)).isEqualTo(Map.of("RESOLVED", 1L));
		}
	}

	private AuditRun audit(FakeSwr swr, String... repositories) {
		AuditRun audit = new AuditRun(this.directory, this.database).against(swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1000");
		return audit.with(audit.input(World.lines(repositories)));
	}

	private static int night(AuditRun audit, int night, String... settings) {
		AuditRun.Result result = audit
			.run(Stream.concat(Stream.of("auditDate=2026-11-0" + night), Stream.of(settings)).toArray(String[]::new));
		assertThat(result.err()).as("night " + night).isEmpty();
		return result.exit();
	}

	private static List<String> findings(AuditRun audit, int night) throws IOException {
		List<String> lines = Files.readAllLines(audit.scopeDirectory().resolve("2026-11-0" + night + "/findings.csv"));
		return lines.subList(1, lines.size());
	}

	private static Map<String, Long> changes(AuditRun audit, int night) throws IOException {
		return findings(audit, night).stream()
			.collect(Collectors.groupingBy((line) -> line.split(",", -1)[3], Collectors.counting()));
	}

}
