package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.InputFile;
import dev.swraudit.input.Sha256;
import dev.swraudit.job.run.AuditProperties;

/**
 * Inputs of the evaluation besides the fetch results and the baseline: the files that
 * people maintain, {@code audit.incomplete-on}, {@code audit.max-vanished} and
 * {@code audit.rules}. When they change, a complete audit is evaluated again.
 */
final class EvaluationInputs {

	private EvaluationInputs() {
	}

	/**
	 * Returns the lower-case hex SHA-256 of these inputs.
	 * @throws dev.swraudit.input.InputFileException if a file cannot be read
	 */
	static String sha256(AuditProperties settings, MaintainedFiles files) throws IOException {
		StringBuilder text = new StringBuilder();
		for (Map.Entry<String, Path> file : files.byName().entrySet()) {
			text.append(file.getKey()).append(' ').append(new InputFile(file.getValue()).sha256()).append('\n');
		}
		text.append("incomplete-on ")
			.append(settings.incompleteOn().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
		text.append("\nmax-vanished ").append(settings.maxVanished().text());
		text.append("\nrules ")
			.append(settings.rules().stream().map(Rule::text).sorted().collect(Collectors.joining(",")));
		return Sha256.hex(text.append('\n').toString());
	}

}
