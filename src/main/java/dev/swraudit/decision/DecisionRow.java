package dev.swraudit.decision;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Row of a decisions file.
 *
 * @param source name of the file
 * @param line line of the file on which the row starts, or row of the sheet
 * @param decision the decision; null for a bad row
 * @param problem the reason why the row is bad, in one line; null for a valid row
 */
public record DecisionRow(String source, long line, DecisionCells cells, @Nullable Decision decision,
		@Nullable String problem) {

	private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

	/** Creates a valid row. */
	static DecisionRow valid(String source, long line, DecisionCells cells, Decision decision) {
		return new DecisionRow(source, line, cells, decision, null);
	}

	/** Creates a bad row. */
	static DecisionRow bad(String source, long line, DecisionCells cells, String problem) {
		return new DecisionRow(source, line, cells, null, problem);
	}

	/** Returns whether a text is a fingerprint, in any case. */
	static boolean isFingerprint(String text) {
		return FINGERPRINT.matcher(text).matches();
	}

	/** Returns the fingerprint in lower case, if the row has a readable one. */
	Optional<String> fingerprint() {
		String text = this.cells.fingerprint();
		return isFingerprint(text) ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
	}

	/** Returns the decision of a valid row. */
	Decision requireDecision() {
		return Objects.requireNonNull(this.decision, "bad rows have no decision");
	}

	/** Returns the file and the line, for messages. */
	public String place() {
		return this.source + " line " + this.line;
	}

}
