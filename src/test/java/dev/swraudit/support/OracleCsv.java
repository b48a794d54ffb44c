package dev.swraudit.support;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Lines of a CSV file as the contract describes them: RFC 4180 with LF, quoted only where
 * needed, with the formula guard.
 */
final class OracleCsv {

	/** Text sorts by code point, which differs from the order of {@code String}. */
	static final Comparator<String> CODE_POINTS = (one, other) -> Arrays.compare(one.codePoints().toArray(),
			other.codePoints().toArray());

	private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\\t\\r].*", Pattern.DOTALL);

	private final StringBuilder text = new StringBuilder();

	OracleCsv(String header) {
		this.text.append(header).append('\n');
	}

	/** Adds a line. Strings are text cells; what is unknown is an empty cell. */
	OracleCsv line(@Nullable Object... cells) {
		this.text.append(Arrays.stream(cells).map(OracleCsv::cell).collect(Collectors.joining(","))).append('\n');
		return this;
	}

	/** Adds a line of a file that people write: without the formula guard. */
	OracleCsv unguarded(@Nullable Object... cells) {
		this.text
			.append(Arrays.stream(cells)
				.map((cell) -> (cell != null) ? quoted(cell.toString()) : "")
				.collect(Collectors.joining(",")))
			.append('\n');
		return this;
	}

	private static String cell(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		return quoted((value instanceof String string) ? guarded(string) : value.toString());
	}

	private static String quoted(String text) {
		return Pattern.compile("[\",\\r\\n]").matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	private static String guarded(String text) {
		String inside = text.replaceAll("(?<=[;\\t\\r\\n])(?=[=+\\-@])", "'");
		return (FORMULA.matcher(text).matches() || text.startsWith("'")) ? "'" + inside : inside;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
