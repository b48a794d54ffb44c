package dev.swraudit.job.export;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import dev.swraudit.message.UntrustedText;
import org.apache.commons.text.similarity.LevenshteinDistance;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Up to five ids and names that contain the text of an unknown user or differ from it in
 * at most a third of its characters.
 */
final class SimilarUsers {

	private static final int MAX_SIZE = 5;

	private static final Comparator<Candidate> MOST_SIMILAR = Comparator.comparing(Candidate::differences)
		.thenComparing(Candidate::text);

	private final String wanted;

	private final LevenshteinDistance distance;

	private final TreeSet<Candidate> best = new TreeSet<>(MOST_SIMILAR);

	/**
	 * Creates an empty list.
	 * @param text the unknown user
	 */
	SimilarUsers(String text) {
		this.wanted = text.toLowerCase(Locale.ROOT);
		this.distance = new LevenshteinDistance(Math.max(1, this.wanted.length() / 3));
	}

	/**
	 * Adds the ids and names of holders.
	 * @param scopeId row id of the scope
	 */
	void addAll(JdbcClient jdbc, int scopeId, HolderAccounts holders) {
		BitSet numbers = holders.all();
		jdbc.sql("""
				select id, user_id, user_name from account where scope_id = :scope
				""").param("scope", scopeId).query((row) -> {
			if (numbers.get(row.getInt(1))) {
				add(row.getString(2));
				add(row.getString(3));
			}
		});
	}

	/** Returns the ids and names, the most similar first, for a message. */
	List<String> list() {
		return this.best.stream().map((candidate) -> UntrustedText.escape(candidate.text(), 100)).toList();
	}

	/** Adds an id or name if it is similar. */
	void add(String text) {
		if (text.isEmpty()) {
			return;
		}
		String name = text.toLowerCase(Locale.ROOT);
		int differences = name.contains(this.wanted) ? 0 : this.distance.apply(this.wanted, name);
		if (differences >= 0) {
			this.best.add(new Candidate(text, differences));
			if (this.best.size() > MAX_SIZE) {
				this.best.pollLast();
			}
		}
	}

	private record Candidate(String text, int differences) {
	}

}
