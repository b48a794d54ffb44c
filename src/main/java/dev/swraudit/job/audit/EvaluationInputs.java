package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.InputFile;
import dev.swraudit.input.Sha256;
import dev.swraudit.job.run.AuditProperties;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of the evaluation besides the fetch results and the baseline: the accepted
 * exceptions, {@code audit.incomplete-on}, {@code audit.max-vanished} and
 * {@code audit.rules}. When they change, a complete audit is evaluated again.
 */
final class EvaluationInputs {

	private EvaluationInputs() {
	}

	/**
	 * Returns the lower-case hex SHA-256 of these inputs.
	 * @param exceptions the exceptions file; null if there is none
	 * @throws dev.swraudit.input.InputFileException if the file cannot be read
	 */
	static String sha256(AuditProperties settings, @Nullable Path exceptions) throws IOException {
		String incompleteOn = settings.incompleteOn()
			.stream()
			.map(Enum::name)
			.sorted()
			.collect(Collectors.joining(","));
		String text = "exceptions " + ((exceptions != null) ? new InputFile(exceptions).sha256() : "none")
				+ "\nincomplete-on " + incompleteOn + "\nmax-vanished " + settings.maxVanished().text() + "\nrules "
				+ settings.rules().stream().map(Rule::text).sorted().collect(Collectors.joining(",")) + "\n";
		return HexFormat.of().formatHex(Sha256.of(text));
	}

}
