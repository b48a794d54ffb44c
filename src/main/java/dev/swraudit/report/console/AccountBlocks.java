package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.Population;
import dev.swraudit.population.PopulationStatus;
import dev.swraudit.population.SourceStatus;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AccountFacts.Source;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Populations;

/**
 * Blocks of a summary about the sources of the evidence and the population.
 */
final class AccountBlocks {

	private static final int LENGTH = 80;

	private AccountBlocks() {
	}

	/**
	 * Returns the sources that were not read whole, except the access lists of
	 * repositories, of which {@code NOT READ} says more.
	 */
	static Block sources(AccountFacts account) {
		List<String> rows = new ArrayList<>();
		String off = account.notWhole()
			.stream()
			.filter((source) -> source.status() == SourceStatus.OFF)
			.map(Source::name)
			.collect(Collectors.joining(" and "));
		account.notWhole()
			.stream()
			.filter((source) -> source.status() != SourceStatus.OFF && !source.name().equals("repositories"))
			.forEach((source) -> rows.add(source.name()
					+ ((source.status() == SourceStatus.PARTIAL) ? " read in part" : " not read") + reason(source)));
		if (!off.isEmpty()) {
			rows.add("switched off: " + off);
		}
		return Block.of("SOURCES", rows);
	}

	private static String reason(Source source) {
		return (source.reason() != null) ? ": " + UntrustedText.escape(source.reason(), LENGTH) : "";
	}

	/** Returns the comparison with the list of SWR unless the input matches it. */
	static Block population(AccountFacts account) {
		Population population = account.population();
		if (population.status() == PopulationStatus.MATCHES) {
			return Block.NONE;
		}
		Long listed = population.listed();
		Long missing = population.missingFromInput();
		if (listed == null || missing == null || missing == 0) {
			return Block.of("POPULATION", List.of(Populations.sentence(account)));
		}
		return Block.of("POPULATION",
				List.of("SWR lists " + DisplayText.repositories(listed) + "; " + DisplayText.number(missing)
						+ " of them " + ((missing == 1) ? "is" : "are") + " not in the input, see not-in-input.csv"));
	}

}
