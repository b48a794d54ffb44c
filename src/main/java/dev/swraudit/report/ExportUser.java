package dev.swraudit.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.commons.text.similarity.LevenshteinDistance;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The user that an export asks for, among the holders of an audit's permissions and
 * findings.
 */
public sealed interface ExportUser {

	/** The holder with this id; all names that the id bore belong to it. */
	record Known(String userId) implements ExportUser {
	}

	/** Several ids bore the name. */
	record Ambiguous(List<String> userIds) implements ExportUser {
	}

	/**
	 * The audit knows no such holder.
	 *
	 * @param similar names and ids that are similar, the most similar first
	 */
	record Unknown(List<String> similar) implements ExportUser {
	}

	/**
	 * Finds a user by id, else by name.
	 * @param auditId key of the audit
	 * @param user an id, or a name that one id bore
	 */
	static ExportUser find(JdbcClient jdbc, int auditId, String user) {
		Map<String, Set<String>> idsByName = new TreeMap<>();
		Set<String> ids = new TreeSet<>();
		jdbc.sql("""
				select user_id, user_name from stored_permissions where audit_id = :audit
				union
				select user_id, user_name from stored_findings where audit_id = :audit
				""").param("audit", auditId).query((row) -> {
			ids.add(row.getString(1));
			if (row.getString(2) != null) {
				idsByName.computeIfAbsent(row.getString(2), (none) -> new TreeSet<>()).add(row.getString(1));
			}
		});
		List<String> named = ids.contains(user) ? List.of(user) : List.copyOf(idsByName.getOrDefault(user, Set.of()));
		if (named.isEmpty()) {
			ids.addAll(idsByName.keySet());
			return new Unknown(SimilarNames.to(user, ids));
		}
		return (named.size() == 1) ? new Known(named.get(0)) : new Ambiguous(named);
	}

	/**
	 * Names that somebody may have meant.
	 */
	final class SimilarNames {

		private static final int MOST = 5;

		private SimilarNames() {
		}

		/** Returns up to five names that contain the text or differ in few characters. */
		static List<String> to(String text, Set<String> names) {
			String wanted = text.toLowerCase(Locale.ROOT);
			LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, wanted.length() / 3));
			return names.stream()
				.map((name) -> new Candidate(name, differences(wanted, name.toLowerCase(Locale.ROOT), distance)))
				.filter((candidate) -> candidate.differences() >= 0)
				.sorted(Comparator.comparing(Candidate::differences).thenComparing(Candidate::name))
				.limit(MOST)
				.map((candidate) -> Legible.of(candidate.name(), 100))
				.toList();
		}

		private static int differences(String wanted, String name, LevenshteinDistance distance) {
			return name.contains(wanted) ? 0 : distance.apply(wanted, name);
		}

		private record Candidate(String name, int differences) {
		}

	}

}
