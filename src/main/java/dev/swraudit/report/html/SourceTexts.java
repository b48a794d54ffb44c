package dev.swraudit.report.html;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.SourceStatus;
import dev.swraudit.report.data.AccountFacts;

/**
 * Sentences of the page that depend on what was read, so that the absence of a row is not
 * mistaken for the absence of a finding.
 *
 * @param organizations how much of the grants on organizations was read
 * @param pulls how much of the public and shared repositories was read
 * @param notInInput what is known of repositories that the input lacks
 */
record SourceTexts(String organizations, String pulls, String notInInput) {

	static SourceTexts of(AccountFacts account) {
		return new SourceTexts("Grants on organizations: " + read(account, "organizations"),
				"Public repositories and shares: " + read(account, "public", "shares"),
				(account.population().listed() != null) ? "not-in-input.csv has those that SWR lists."
						: "Which these are is unknown, because the list of repositories was not read.");
	}

	/** Returns how much of the sources was read. */
	private static String read(AccountFacts account, String... names) {
		List<AccountFacts.Source> unread = account.sources()
			.stream()
			.filter((source) -> Arrays.asList(names).contains(source.name()))
			.filter((source) -> source.status() != SourceStatus.READ)
			.toList();
		return unread.isEmpty() ? "all were read."
				: "not read whole: " + unread.stream().map(SourceTexts::text).collect(Collectors.joining(", ")) + ".";
	}

	private static String text(AccountFacts.Source source) {
		return source.name() + " (" + UntrustedText.escape(Objects.requireNonNullElse(source.reason(), "switched off"))
				+ ")";
	}

}
