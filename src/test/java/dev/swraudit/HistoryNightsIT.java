package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.support.HistoryComparison;
import dev.swraudit.support.HistoryNights;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forty random nights and the exports of their history. Each file is compared, cell by
 * cell, with that of an oracle that follows the contract alone.
 */
@ParameterizedClass(name = "seed {1} on {0}")
@MethodSource("databasesAndSeeds")
class HistoryNightsIT {

	private static final long SEED = 20261202;

	private static final int NIGHTS = 40;

	@TempDir
	static Path directory;

	private static HistoryNights nights;

	@Parameter(0)
	TestDatabase database;

	@Parameter(1)
	long seed;

	static Stream<Arguments> databasesAndSeeds() {
		return TestDatabase.inThisBuild()
			.flatMap((database) -> Stream.iterate(SEED, (seed) -> seed + 1)
				.limit(Thorough.times(1, 4))
				.map((seed) -> Arguments.of(database, seed)));
	}

	@BeforeParameterizedClassInvocation
	static void auditEveryNight(TestDatabase database, long seed) throws IOException {
		Path own = Files.createDirectory(directory.resolve(database + "-" + seed));
		nights = new HistoryNights(seed, own, database);
		nights.run(NIGHTS);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		nights.close();
	}

	@Test
	void everyFindingHasTheDateOfTheLastAbsence() {
		assertNone(nights.differences().stream().limit(10).toList());
	}

	@Test
	void exportsOfPeriodsAreAsTheContractDescribesThem() throws IOException {
		assertNone(comparison().periods(10));
	}

	@Test
	void filtersKeepTheRowsThatFit() throws IOException {
		assertNone(comparison().filters());
	}

	@Test
	void pastAuditsAreExportedAsTheyWerePublished() throws IOException {
		assertNone(comparison().pastAudits(10));
	}

	@Test
	void viewOfChangesHasTheChangesOfAllAudits() {
		assertNone(comparison().viewOfChanges());
	}

	@Test
	void viewOfFindingHistoryHasTheFindingsOfAllAudits() {
		assertNone(comparison().viewOfFindingHistory());
	}

	@Test
	void viewOfCurrentFindingsHasTheLatestOnes() throws IOException {
		assertNone(comparison().viewOfCurrentFindings());
	}

	@Test
	void theNightsHaveEveryKindOfEnd() {
		assertThat(comparison().seen()).contains("late continuation", "late revision", "revision",
				"organization CHANGED", "organization REVOKED", "public REVOKED", "public OBJECT_GONE",
				"repository CHANGED", "repository NOT_READ", "repository OBJECT_GONE", "repository REVOKED",
				"repository STILL_HELD", "share REVOKED", "share OBJECT_GONE", "KEPT", "ACCEPTED_BY_EXCEPTION",
				"REVOKED", "LOWERED", "REVOKED_LATE", "NOT_REVOKED", "ENDED_OTHERWISE", "ENDED_UNDECIDED", "UNDECIDED");
		if (this.seed == SEED) {
			assertThat(comparison().seen()).contains("too many vanished", "late audit", "mass deletion completed");
		}
	}

	private HistoryComparison comparison() {
		return new HistoryComparison(nights, this.seed);
	}

	private void assertNone(List<String> differences) {
		assertThat(String.join("\n", differences)).as("seed %d on %s", this.seed, this.database).isEmpty();
	}

}
