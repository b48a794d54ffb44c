package dev.swraudit.report.data;

import java.util.Objects;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.Population;
import dev.swraudit.population.PopulationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of the input with the repositories that SWR lists, in words.
 */
public final class Populations {

	private Populations() {
	}

	/** Returns the status and the numbers in one line. */
	public static String text(AccountFacts account) {
		return account.population().status() + ": " + sentence(account);
	}

	/** Returns the numbers in a sentence without a full stop. */
	public static String sentence(AccountFacts account) {
		Population population = account.population();
		if (population.status() == PopulationStatus.OFF) {
			return "the input was not compared with the repositories that SWR lists";
		}
		if (population.listed() == null) {
			return "the list of repositories was not read";
		}
		return "SWR lists " + DisplayText.repositories(population.listed()) + ", " + number(population.inInput())
				+ " of them in the input, " + number(population.missingFromInput()) + " not; "
				+ number(population.missingFromSwr()) + " of the input "
				+ (Long.valueOf(1).equals(population.missingFromSwr()) ? "is" : "are")
				+ " not listed; total of the account: " + ((population.accountTotal() != null)
						? DisplayText.number(population.accountTotal()) : "unknown" + reason(account));
	}

	/** The numbers are known because the list was read. */
	private static String number(@Nullable Long number) {
		return DisplayText.number(Objects.requireNonNull(number));
	}

	private static String reason(AccountFacts account) {
		String reason = account.totalsUnread();
		return (reason != null) ? " (" + UntrustedText.escape(reason) + ")" : "";
	}

}
