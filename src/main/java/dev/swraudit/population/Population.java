package dev.swraudit.population;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Comparison of the input of an audit with the repositories that SWR lists. The numbers
 * are null if the list was not read.
 *
 * @param readAt the time at which the list was read
 * @param listed the number of listed repositories
 * @param inInput the number of listed repositories that the input names
 * @param missingFromInput the number of listed repositories that the input lacks
 * @param missingFromSwr the number of repositories of the input that SWR does not list
 * @param accountTotal the number of repositories of the whole account; null if it was not
 * read
 */
public record Population(PopulationStatus status, @Nullable Instant readAt, @Nullable Long listed,
		@Nullable Long inInput, @Nullable Long missingFromInput, @Nullable Long missingFromSwr,
		@Nullable Long accountTotal) {

	/** Population of an audit that was not compared with a list. */
	public static final Population OFF = new Population(PopulationStatus.OFF, null, null, null, null, null, null);

	static Population of(SourceStatus listing, @Nullable Instant readAt, Counts counts, @Nullable Long accountTotal) {
		if (!listing.hasContent()) {
			PopulationStatus status = (listing == SourceStatus.OFF) ? PopulationStatus.OFF : PopulationStatus.NOT_READ;
			return new Population(status, null, null, null, null, null, accountTotal);
		}
		return new Population(status(listing, counts, accountTotal), readAt, counts.listed(), counts.inInput(),
				counts.missingFromInput(), counts.missingFromSwr(), accountTotal);
	}

	private static PopulationStatus status(SourceStatus listing, Counts counts, @Nullable Long accountTotal) {
		if (listing == SourceStatus.PARTIAL) {
			return PopulationStatus.NOT_SETTLED;
		}
		if (counts.missingFromInput() > 0 || (accountTotal != null && accountTotal != counts.listed())) {
			return PopulationStatus.DIFFERS;
		}
		return (accountTotal != null) ? PopulationStatus.MATCHES : PopulationStatus.LISTING_ONLY;
	}

	/**
	 * Returns whether repositories may exist that the input lacks, as far as the audit
	 * can know.
	 */
	public boolean mayLackRepositories() {
		return switch (this.status) {
			case MATCHES, LISTING_ONLY -> false;
			case NOT_SETTLED, NOT_READ, OFF -> true;
			case DIFFERS -> isPositive(this.missingFromInput) || isMoreThanListed(this.accountTotal);
		};
	}

	private static boolean isPositive(@Nullable Long number) {
		return number != null && number > 0;
	}

	private boolean isMoreThanListed(@Nullable Long total) {
		return total != null && this.listed != null && total > this.listed;
	}

	/**
	 * Returns the reason why the audit is complete for the input only; null if it is not.
	 */
	public @Nullable String difference() {
		return switch (this.status) {
			case MATCHES -> null;
			case LISTING_ONLY -> "the total of the account was not read";
			case DIFFERS -> differs();
			case NOT_SETTLED -> "the list of repositories is not settled";
			case NOT_READ -> "the list of repositories was not read";
			case OFF -> "it was not compared with SWR's list";
		};
	}

	private String differs() {
		Long missing = this.missingFromInput;
		if (missing != null && missing > 0) {
			return String.format(Locale.ROOT, "SWR lists %,d repositor%s that it lacks", missing,
					(missing == 1) ? "y" : "ies");
		}
		return String.format(Locale.ROOT, "the account has %,d repositories, but SWR lists %,d", this.accountTotal,
				this.listed);
	}

	/**
	 * Numbers of repositories.
	 */
	record Counts(long listed, long inInput, long missingFromInput, long missingFromSwr) {
	}

}
