package dev.swraudit.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.population.Population;
import dev.swraudit.report.change.UnreadObjects;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * How much of what exists was read. A repository that SWR does not find does not exist.
 *
 * @param share the repositories that were read, in numbers and percent
 * @param unread what could not be read; empty if everything was read
 */
record CoverageHeadline(String share, String unread) {

	/**
	 * Returns the coverage.
	 * @param unreadable what could not be read and is not accepted
	 */
	static CoverageHeadline of(AuditStatistics statistics, UnreadObjects unreadable) {
		return new CoverageHeadline(share(statistics), unread(statistics, unreadable));
	}

	private static String share(AuditStatistics statistics) {
		long read = statistics.records().get(Outcome.AUDITED);
		long unreadable = unreadable(statistics);
		Population population = statistics.account().population();
		Long missing = population.missingFromInput();
		long all = read + unreadable + ((missing != null) ? missing : 0);
		List<String> rest = new ArrayList<>();
		add(rest, unreadable, "unreadable");
		add(rest, missing, "not in the input");
		String scope = (missing != null) ? "" : " of the input";
		return DisplayText.number(read) + " of " + DisplayText.repositories(all) + scope + " read"
				+ ((all > 0) ? " (" + percent(read, all) + "\u00a0%)" : "")
				+ (rest.isEmpty() ? "" : ": " + String.join(", ", rest))
				+ ((missing != null) ? "" : "; whether SWR lists more is not known");
	}

	/** Rounds down, so that only everything is 100 %. */
	private static String percent(long read, long all) {
		BigDecimal percent = BigDecimal.valueOf(100 * read).divide(BigDecimal.valueOf(all), 1, RoundingMode.DOWN);
		return (read == all) ? "100" : percent.toPlainString();
	}

	private static String unread(AuditStatistics statistics, UnreadObjects notAccepted) {
		List<String> sentences = new ArrayList<>();
		long unreadable = unreadable(statistics);
		if (unreadable > 0) {
			List<String> outcomes = new ArrayList<>();
			add(outcomes, statistics.records().get(Outcome.FORBIDDEN), "forbidden");
			add(outcomes, statistics.records().get(Outcome.FAILED), "failed");
			sentences.add(DisplayText.repositories(unreadable) + " could not be read (" + String.join(", ", outcomes)
					+ ")"
					+ accepted(unreadable - (notAccepted.total() - notAccepted.organizations()) - statistics.pending(),
							unreadable)
					+ ((statistics.run().comparedWith() != null) ? ". Their findings are carried over." : "."));
		}
		long organizations = statistics.account().count(Outcome.FORBIDDEN) + statistics.account().count(Outcome.FAILED);
		if (organizations > 0) {
			sentences.add(DisplayText.count(organizations, "organization") + " could not be read"
					+ accepted(organizations - notAccepted.organizations(), organizations) + ".");
		}
		long invalid = statistics.records().get(Outcome.INVALID);
		if (invalid > 0) {
			sentences.add(DisplayText.count(invalid, "record") + " of the input " + ((invalid == 1) ? "names" : "name")
					+ " no repository.");
		}
		return String.join(" ", sentences);
	}

	private static String accepted(long number, long all) {
		if (number == 0) {
			return "";
		}
		return (number == all) ? ", accepted" : ", " + DisplayText.number(number) + " of them accepted";
	}

	private static long unreadable(AuditStatistics statistics) {
		return statistics.records().get(Outcome.FORBIDDEN) + statistics.records().get(Outcome.FAILED)
				+ statistics.pending();
	}

	private static void add(List<String> parts, @Nullable Long number, String what) {
		if (number != null && number > 0) {
			parts.add(DisplayText.number(number) + " " + what);
		}
	}

}
