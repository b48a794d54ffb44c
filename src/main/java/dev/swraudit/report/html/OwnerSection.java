package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.target.RepositoryName;

/**
 * Section of the repositories without an owner.
 *
 * @param counts the numbers by reason in words
 * @param rows the first repositories
 */
record OwnerSection(String counts, TruncatedList<Row> rows) {

	private static final String HOLDS_NOTHING = "its creator holds no permission";

	private static final String INACTIVE = "its creator has left or is disabled";

	private static final String NOT_MANAGED = "nobody manages it";

	private static final String ALL = "repositories.csv, with creator and number of managers";

	static OwnerSection of(PeopleFacts.WithoutOwner repositories, int room) {
		return new OwnerSection(counts(repositories),
				TruncatedList.of(repositories.first(), Row::of, repositories.total(), room, ALL));
	}

	private static String counts(PeopleFacts.WithoutOwner repositories) {
		return String.format(Locale.ROOT,
				"%s: %,d on which the creator holds no permission, %,d whose creator has left or is disabled,"
						+ " %,d that nobody manages. A repository can count more than once.",
				DisplayText.repositories(repositories.total()), repositories.creatorHoldsNothing(),
				repositories.creatorInactive(), repositories.notManaged());
	}

	/**
	 * Repository without an owner.
	 *
	 * @param path namespace and repository, split after each slash
	 * @param creator label of the creator, which may be unknown
	 * @param reasons why it has no owner
	 */
	record Row(List<String> path, AccountLabel creator, List<String> reasons) implements TruncatedList.Row {

		private static final int TAGS = 250;

		private static final int TAGS_OF_REASON = 30;

		static Row of(PeopleFacts.Repository repository) {
			List<String> reasons = new ArrayList<>();
			add(reasons, repository.creatorHoldsNothing(), HOLDS_NOTHING);
			add(reasons, repository.creatorInactive(), INACTIVE);
			add(reasons, repository.notManaged(), NOT_MANAGED);
			return new Row(Markup.path(new RepositoryName(repository.namespace(), repository.repository()).text()),
					AccountLabel.ofCreator(repository.creatorId(), repository.creatorName()), reasons);
		}

		private static void add(List<String> reasons, boolean holds, String reason) {
			if (holds) {
				reasons.add(reason);
			}
		}

		@Override
		public int bytes() {
			return TAGS + Markup.bytes(this.path) + this.creator.bytes()
					+ this.reasons.stream().mapToInt((reason) -> TAGS_OF_REASON + Markup.bytes(reason)).sum();
		}

	}

}
