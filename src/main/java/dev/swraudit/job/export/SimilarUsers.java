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
 * Holders with an id or name similar to an unknown user.
 */
final class SimilarUsers {

	private static final int MAX_SIZE = 5;

	private static final Comparator<Candidate> MOST_SIMILAR = Comparator.comparing(Candidate::differences)
		.thenComparing(Candidate::text);

	private final String wanted;

	private final LevenshteinDistance distance;

	private final TreeSet<Candidate> best = new TreeSet<>(MOST_SIMILAR);

	private SimilarUsers(String text) {
		this.wanted = text.toLowerCase(Locale.ROOT);
		this.distance = new LevenshteinDistance(Math.max(1, this.wanted.length() / 3));
	}

	/**
	 * Returns up to five ids and names that contain the text or differ from it in at most
	 * a third of its characters, the most similar first.
	 * @param auditId key of the audit
	 * @param text the unknown user
	 * @param holders the audit's holders
	 */
	static List<String> of(JdbcClient jdbc, int auditId, String text, HolderAccounts holders) {
		SimilarUsers similar = new SimilarUsers(text);
		BitSet numbers = holders.all();
		jdbc.sql("""
				select id, user_id, user_name from account
				where scope_id = (select scope_id from audit where id = :audit)
				""").param("audit", auditId).query((row) -> {
			if (numbers.get(row.getInt(1))) {
				similar.add(row.getString(2));
				similar.add(row.getString(3));
			}
		});
		return similar.best.stream().map((candidate) -> UntrustedText.escape(candidate.text(), 100)).toList();
	}

	private void add(String text) {
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
