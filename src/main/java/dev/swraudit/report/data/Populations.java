package dev.swraudit.report.data;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.Population;
import dev.swraudit.population.PopulationStatus;

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
		return "SWR lists " + Headline.repositories(population.listed()) + ", " + population.inInput()
				+ " of them in the input, " + population.missingFromInput() + " not; " + population.missingFromSwr()
				+ " of the input " + (Long.valueOf(1).equals(population.missingFromSwr()) ? "is" : "are")
				+ " not listed; total of the account: "
				+ ((population.accountTotal() != null) ? population.accountTotal() : "unknown" + reason(account));
	}

	private static String reason(AccountFacts account) {
		String reason = account.totalsUnread();
		return (reason != null) ? " (" + UntrustedText.escape(reason) + ")" : "";
	}

}
