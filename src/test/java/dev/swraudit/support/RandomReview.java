package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OraclePeople.Person;
import dev.swraudit.support.ReviewOracle.ExpectedReview;
import dev.swraudit.support.ReviewOracle.ReviewNight;

/**
 * Nights of a small random account whose findings are reviewed: grants, people,
 * exceptions and decisions change from night to night. The same seed makes the same
 * nights.
 */
final class RandomReview {

	private final RandomAccount account;

	private final RandomGuests guests;

	private final RandomPeople people;

	private final RandomExceptions exceptions;

	private final RandomReviewer reviewer;

	private final ReviewOracle oracle;

	private final Set<String> seen = new TreeSet<>();

	private LocalDate date = LocalDate.of(2026, 10, 31);

	RandomReview(long seed) {
		Random random = new Random(seed);
		this.account = new RandomAccount(seed, 12, 70);
		this.guests = new RandomGuests(random, this.account.world());
		this.people = new RandomPeople(random, this.account.world());
		this.exceptions = new RandomExceptions(random, this.account.world());
		this.reviewer = new RandomReviewer(random);
		this.oracle = new ReviewOracle(this.account.world());
	}

	/**
	 * The files of a night, and what it has to publish.
	 *
	 * @param input lines of the input file
	 * @param exceptions content of the exceptions file
	 * @param people content of the people list
	 * @param decisions content of the decision files by name
	 */
	record Next(LocalDate date, List<String> input, String exceptions, String people,
			SortedMap<String, byte[]> decisions, ExpectedReview expected) {
	}

	/** Answers a request as SWR does in the latest night. */
	Response answer(Request request) {
		return this.account.world().answer(request);
	}

	/** Changes everything as one day does, and returns the next night. */
	Next next(ReviewOptions options) {
		if (!this.seen.isEmpty()) {
			this.reviewer.review(this.date, this.oracle.toReview());
			this.account.change();
			this.account.changeTroubles();
			this.guests.change();
		}
		this.date = this.date.plusDays(1);
		this.exceptions.change(this.date, this.oracle.toReview());
		List<Person> list = this.people.change(this.date);
		List<AcceptedRow> accepted = options.everyGap() ? this.exceptions.listWithEveryGap(this.date)
				: this.exceptions.list();
		List<RepositoryName> records = new ArrayList<>(this.account.input());
		boolean odd = this.date.getDayOfMonth() % 4 == 3;
		if (odd) {
			records.add(records.get(0));
		}
		AccountOracle.Settings settings = new AccountOracle.Settings(options.rules(), true, options.organizations(),
				true, 100);
		ExpectedReview expected = this.oracle.expect(new ReviewNight(
				new Night(this.date, records, odd ? 1 : 0, settings), options.people() ? list : null, accepted,
				options.decisions() ? this.reviewer.rows() : List.of(), options.incompleteOn(), options.failOn()));
		remember(expected);
		return new Next(this.date, input(records, odd), OracleExceptions.csv(accepted), OraclePeople.csv(list),
				this.reviewer.files(), expected);
	}

	/**
	 * Returns what the nights so far had at least one of: numbers of the summary,
	 * resolutions, exit codes, and how users are found.
	 */
	Set<String> seen() {
		return Set.copyOf(this.seen);
	}

	private void remember(ExpectedReview expected) {
		this.seen.add("exit " + expected.exitCode());
		expected.numbers().forEach((pointer, number) -> {
			if (number > 0) {
				this.seen.add(pointer);
			}
		});
		CsvDifferences.rows(expected.files().getOrDefault("findings.csv", ""))
			.forEach((row) -> this.seen.add(row.get("rule") + " " + row.get("change") + " " + row.get("resolution")));
		CsvDifferences.rows(expected.files().getOrDefault("users.csv", ""))
			.forEach((row) -> this.seen.add("matched by " + row.get("matched_by") + " " + row.get("status")));
		for (String file : List.of("repositories.csv", "organizations.csv")) {
			CsvDifferences.rows(expected.columns().getOrDefault(file, ""))
				.forEach((row) -> this.seen.add(file + " " + row.get("outcome")
						+ (String.valueOf(row.get("exception_id")).isEmpty() ? "" : " accepted")));
		}
	}

	private static List<String> input(List<RepositoryName> records, boolean odd) {
		List<String> lines = new ArrayList<>(List.of("namespace,repository"));
		Stream.concat(records.stream(), odd ? Stream.of(OracleGaps.INVALID) : Stream.empty())
			.forEach((name) -> lines.add(name.namespace() + "," + name.repository()));
		return lines;
	}

}
