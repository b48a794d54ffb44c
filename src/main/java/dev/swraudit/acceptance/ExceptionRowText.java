package dev.swraudit.acceptance;

import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.input.CsvQuotes;
import dev.swraudit.input.FormulaGuard;

/**
 * Text of a row of the exceptions file that covers one finding, for copying.
 */
public final class ExceptionRowText {

	private ExceptionRowText() {
	}

	/**
	 * Returns the row as CSV, without a line end. The cells that a person must fill in
	 * are empty.
	 */
	public static String of(String rule, String namespace, String repository, String userId) {
		Map<String, String> cells = Map.of(ExceptionsFile.RULE, rule, ExceptionsFile.NAMESPACE, namespace,
				ExceptionsFile.REPOSITORY, repository, ExceptionsFile.USER_ID, userId);
		return ExceptionsFile.COLUMNS.stream()
			.map((column) -> CsvQuotes.quote(FormulaGuard.guard(cells.getOrDefault(column, ""))))
			.collect(Collectors.joining(","));
	}

}
