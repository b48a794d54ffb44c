package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.OracleDecisions.DecisionRow;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OraclePeople.Person;
import dev.swraudit.support.OracleReading.KnownCreator;
import dev.swraudit.support.OracleReview.Reviewed;
import dev.swraudit.support.OracleUserFindings.UserFinding;
import org.jspecify.annotations.Nullable;

/**
 * Test oracle of the review: computes the files of every night that exceptions, decisions
 * and the people list have an effect on. It follows the contract alone and shares no code
 * with the program. {@link AccountOracle} and its classes supply the readings and the
 * findings per object. One instance follows one scope. Too many never vanish, so the
 * nights need {@code audit.max-vanished=100%}.
 */
final class ReviewOracle {

	private final AccountWorld world;

	private final Map<RepositoryName, KnownCreator> knownCreators = new HashMap<>();

	private final List<OracleFindings> pastFindings = new ArrayList<>();

	private final List<OracleReading> pastReadings = new ArrayList<>();

	private final Map<String, LocalDate> firstHeld = new HashMap<>();

	private List<UserFinding> userFindings = List.of();

	private @Nullable OracleReview review;

	ReviewOracle(AccountWorld world) {
		this.world = world;
	}

	/**
	 * A night with its files.
	 *
	 * @param people empty without a people list
	 * @param decisions the rows that have a decision, in the order of the files' names
	 * and of their lines
	 * @param incompleteOn outcomes of {@code audit.incomplete-on}
	 * @param failOn value of {@code audit.fail-on}
	 */
	record ReviewNight(Night night, @Nullable List<Person> people, List<AcceptedRow> exceptions,
			List<DecisionRow> decisions, Set<String> incompleteOn, String failOn) {
	}

	/**
	 * What a night has to publish.
	 *
	 * @param files complete content by file name
	 * @param columns some columns by file name
	 * @param numbers numbers of {@code summary.json} by JSON pointer
	 */
	record ExpectedReview(int exitCode, boolean complete, Map<String, String> files, Map<String, String> columns,
			Map<String, Long> numbers) {
	}

	/** Returns what a night publishes, and keeps it as the baseline of the next one. */
	ExpectedReview expect(ReviewNight with) {
		Night night = with.night();
		OracleReading reading = new OracleReading(this.world, night, this.knownCreators);
		OracleHolders holders = new OracleHolders(reading.rows);
		OraclePeople people = new OraclePeople(with.people(), holders, night.date());
		OracleFindings findings = new OracleFindings(night, reading, this.pastFindings);
		this.userFindings = new OracleUserFindings(night, people, holders, reading, this.pastReadings,
				this.userFindings.stream().filter((finding) -> finding.finding().isNotClosed()).toList())
			.all();
		OracleExceptions exceptions = new OracleExceptions(with.exceptions(), holders, night.date());
		OracleDecisions decisions = new OracleDecisions(with.decisions(), night.date());
		OracleReview now = new OracleReview(night.date(), sorted(findings), people, exceptions, decisions, this.review);
		holders.ids().forEach((id) -> this.firstHeld.putIfAbsent(id, night.date()));
		this.pastFindings.add(findings);
		this.pastReadings.add(reading);
		this.review = now;
		ReviewFiles rows = new ReviewFiles(now);
		Map<String, String> files = new LinkedHashMap<>();
		files.put("findings.csv", rows.findings());
		files.put("users.csv", rows.users(holders, people, this.firstHeld));
		files.put("review.csv", rows.review());
		files.put("decisions.csv", decisions.csv());
		return expected(with, reading, exceptions, holders, files);
	}

	/** Returns the findings of the latest night that are not closed. */
	List<Reviewed> toReview() {
		return (this.review != null) ? this.review.notClosed().toList() : List.of();
	}

	private List<UserFinding> sorted(OracleFindings findings) {
		return Stream
			.concat(findings.all().stream().map((finding) -> new UserFinding(finding, 0)), this.userFindings.stream())
			.sorted((one, other) -> AccountOracle.FINDINGS.compare(one.finding(), other.finding()))
			.toList();
	}

	private ExpectedReview expected(ReviewNight with, OracleReading reading, OracleExceptions exceptions,
			OracleHolders holders, Map<String, String> files) {
		OracleReview now = Objects.requireNonNull(this.review);
		OracleGaps gaps = new OracleGaps(with.night(), reading, exceptions, now);
		boolean complete = gaps.areComplete(with.incompleteOn());
		boolean fails = switch (with.failOn()) {
			case "new" -> now.hasNew();
			case "open" -> now.open() > 0;
			default -> false;
		};
		int exitCode = complete ? (fails ? 3 : 0) : (fails ? 5 : 2);
		Map<String, Long> numbers = new LinkedHashMap<>(now.numbers());
		numbers.put("/users", (long) holders.ids().size());
		return new ExpectedReview(exitCode, complete, files,
				Map.of("repositories.csv", gaps.repositories(), "organizations.csv", gaps.organizations()), numbers);
	}

}
