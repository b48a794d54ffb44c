package dev.swraudit.report.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.ExceptionExcerpt;
import dev.swraudit.report.data.ExceptionList;
import dev.swraudit.report.data.ExceptionsReader;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.data.ListedException.Status;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Block of a summary with the exceptions that end soon, have ended, or have no effect.
 */
final class ExceptionBlock {

	private static final int NAMED = 4;

	private final ExceptionsReader exceptions;

	ExceptionBlock(JdbcClient jdbc) {
		this.exceptions = new ExceptionsReader(jdbc);
	}

	Block read(AuditStatistics statistics) {
		List<String> rows = new ArrayList<>();
		LocalDate day = statistics.identity().auditDate();
		ExceptionExcerpt ending = this.exceptions.endingSoon(statistics.id(), NAMED);
		if (ending.total() > 0) {
			rows.add(ending.first().stream().map((exception) -> ends(exception, day)).collect(Collectors.joining(", "))
					+ more(ending, "within " + AcceptedException.SOON_DAYS + " days"));
		}
		ExceptionList first = this.exceptions.read(statistics.id(), NAMED);
		long expired = first.counts().getOrDefault(Status.EXPIRED, 0L);
		if (expired > 0) {
			rows.add(expired(first.first(), expired) + ((expired == 1) ? " has" : " have") + " expired: remove "
					+ ((expired == 1) ? "it" : "them") + " from the file, or approve again");
		}
		ExceptionExcerpt unmatched = this.exceptions.unmatchedNames(statistics.id(), NAMED);
		if (unmatched.total() > 0) {
			rows.add("without effect: " + unmatched.first()
				.stream()
				.map((exception) -> SummaryNames.CONSOLE.text(exception.id()) + " ("
						+ exception.unmatchedName().orElse("") + ")")
				.collect(Collectors.joining(", ")) + more(unmatched, "without effect"));
		}
		return Block.of("EXCEPTIONS", rows);
	}

	/** Exceptions that have expired are the first of the list. */
	private static String expired(List<ListedException> first, long number) {
		List<String> named = first.stream()
			.filter((exception) -> exception.status() == Status.EXPIRED)
			.map((exception) -> SummaryNames.CONSOLE.text(exception.id()))
			.toList();
		long more = number - named.size();
		return String.join(", ", named) + ((more > 0) ? " and " + DisplayText.number(more) + " more" : "");
	}

	private static String ends(ListedException exception, LocalDate day) {
		return SummaryNames.CONSOLE.text(exception.id()) + " ends " + exception.endsIn(day) + " ("
				+ exception.coverage() + ")";
	}

	private static String more(ExceptionExcerpt excerpt, String words) {
		long more = excerpt.total() - excerpt.first().size();
		return (more > 0) ? ", " + DisplayText.number(more) + " more " + words : "";
	}

}
