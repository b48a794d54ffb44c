package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.swraudit.support.AccountWorld.Trouble;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OracleReading.Row;
import dev.swraudit.support.OracleReview.Reviewed;
import org.jspecify.annotations.Nullable;

/**
 * A random exceptions file and its changes between two nights.
 */
final class RandomExceptions {

	private static final List<String> REASONS = List.of("migration", "\"until done\", says ann", "=agreed", "'quoted");

	private final Random random;

	private final AccountWorld world;

	private final List<AcceptedRow> list = new ArrayList<>();

	private int number;

	RandomExceptions(Random random, AccountWorld world) {
		this.random = random;
		this.world = world;
	}

	/**
	 * Changes the file as one day does.
	 * @param findings the findings of the night before
	 */
	void change(LocalDate date, List<Reviewed> findings) {
		this.list.removeIf((row) -> chance(6));
		for (int i = 0; i < 8 && !findings.isEmpty(); i++) {
			this.list.add(this.random.nextInt(this.list.size() + 1), acceptance(pick(findings), date));
		}
		this.world.repositories.values()
			.stream()
			.filter((repository) -> repository.trouble != Trouble.NONE || chance(15))
			.forEach((repository) -> this.list.add(gap(repository.name.namespace(),
					chance(3) ? "*" : repository.name.repository(), date.plusDays(this.random.nextInt(4) - 1), date)));
		this.world.organizations.values()
			.stream()
			.filter((organization) -> organization.trouble != Trouble.NONE || chance(8))
			.forEach((organization) -> this.list
				.add(gap(organization.name, "", date.plusDays(this.random.nextInt(4) - 1), date)));
	}

	/** Returns the file. */
	List<AcceptedRow> list() {
		return List.copyOf(this.list);
	}

	/** Returns the file with rows that accept every gap on this day. */
	List<AcceptedRow> listWithEveryGap(LocalDate date) {
		List<AcceptedRow> rows = new ArrayList<>(this.list);
		Stream.concat(Stream.of(RandomAccount.UNKNOWN_TO_SWR.namespace()), this.world.organizations.keySet().stream())
			.forEach((namespace) -> {
				rows.add(gap(namespace, "*", date, date));
				rows.add(gap(namespace, "", date, date));
			});
		return rows;
	}

	private AcceptedRow acceptance(Reviewed finding, LocalDate date) {
		Row row = finding.finding().row();
		String rule = chance(3) ? "*" : finding.finding().rule();
		String namespace = chance(4) ? "*" : glob(row.namespace());
		String repository = chance(4) ? "*" : glob(row.repository());
		boolean byName = chance(3) && OracleHolders.isUser(row.userId()) && plain(row.userName());
		String user = chance(6) ? "*" : row.userId();
		return row(rule, namespace, repository, byName ? "" : user, byName ? row.userName() : "",
				date.plusDays(chance(5) ? 2 : -this.random.nextInt(3)), expires(date));
	}

	/** Returns whether a name is neither empty nor changed by the removal of space. */
	private static boolean plain(String name) {
		return name.startsWith("user-") || name.startsWith("alias-") || name.startsWith("robot");
	}

	private String glob(String name) {
		if (name.length() < 3 || chance(2)) {
			return name;
		}
		return chance(2) ? name.substring(0, name.length() - 1) + "?" : name.substring(0, 2) + "*";
	}

	private @Nullable LocalDate expires(LocalDate date) {
		return chance(5) ? null : date.plusDays(this.random.nextInt(5) - 1);
	}

	private AcceptedRow gap(String namespace, String repository, LocalDate expires, LocalDate date) {
		return row(OracleExceptions.GAP, namespace, repository, "*", "", date.minusDays(3), expires);
	}

	private AcceptedRow row(String rule, String namespace, String repository, String userId, String userName,
			LocalDate approvedOn, @Nullable LocalDate expires) {
		LocalDate end = (expires != null && expires.isBefore(approvedOn)) ? approvedOn : expires;
		return new AcceptedRow("EX-%03d".formatted(this.number++), rule, namespace, repository, userId, userName,
				pick(REASONS), "ciso", approvedOn, end);
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
