package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.swraudit.support.ReviewOptions;
import dev.swraudit.support.ReviewRound;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten nights of a random account whose findings are reviewed. The files of every night
 * are compared, cell by cell, with those of an oracle that follows the contract alone.
 */
class ReviewRoundIT {

	private static final long SEED = 20261102;

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
	void everyFileIsAsTheContractDescribesIt(TestDatabase database) throws IOException {
		for (int i = 0; i < Thorough.times(1, 4); i++) {
			assertRound(SEED + i, this.directory.resolve("round-" + i), database);
		}
	}

	private static void assertRound(long seed, Path directory, TestDatabase database) throws IOException {
		Files.createDirectory(directory);
		List<ReviewOptions> nights = ReviewOptions.tenNights();
		try (ReviewRound round = new ReviewRound(seed, directory, database)) {
			for (int night = 0; night < nights.size(); night++) {
				List<String> differences = round.night(nights.get(night));
				assertThat(String.join("\n", differences)).as("night %d of seed %d", night + 1, seed).isEmpty();
			}
		}
	}

}
