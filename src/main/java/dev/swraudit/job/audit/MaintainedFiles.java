package dev.swraudit.job.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.decision.DecisionFile;
import dev.swraudit.decision.Decisions;
import dev.swraudit.evaluation.EvaluationFiles;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.people.People;
import org.jspecify.annotations.Nullable;

/**
 * Files that people maintain and the settings name, or their copies.
 *
 * @param exceptions the exceptions file; null if there is none
 * @param people the people list; null if there is none
 * @param decisions the decisions files; null without {@code audit.decisions}
 */
record MaintainedFiles(@Nullable Path exceptions, @Nullable Path people, @Nullable List<DecisionFile> decisions) {

	/** Directory of the decisions files in a publication. */
	static final String DECISIONS = "decisions";

	private static final String EXCEPTIONS = "exceptions.csv";

	private static final String PEOPLE = "people.csv";

	/**
	 * Returns the files that the settings name.
	 * @throws dev.swraudit.input.InputFileException if the decisions cannot be found
	 */
	static MaintainedFiles given(AuditProperties settings) {
		String decisions = settings.decisions();
		return new MaintainedFiles(path(settings.exceptions()), path(settings.people()),
				(decisions != null) ? DecisionFile.in(Path.of(decisions)) : null);
	}

	/** Returns the copies of these files in a directory. */
	static MaintainedFiles copied(AuditProperties settings, Path directory) {
		Path decisions = directory.resolve(DECISIONS);
		List<DecisionFile> files = Files.isDirectory(decisions) ? DecisionFile.in(decisions) : List.of();
		return new MaintainedFiles((settings.exceptions() != null) ? directory.resolve(EXCEPTIONS) : null,
				(settings.people() != null) ? directory.resolve(PEOPLE) : null,
				(settings.decisions() != null) ? files : null);
	}

	private static @Nullable Path path(@Nullable String file) {
		return (file != null) ? Path.of(file) : null;
	}

	/** Returns the paths by the names that the files have in a publication. */
	Map<String, Path> byName() {
		Map<String, Path> files = new LinkedHashMap<>();
		if (this.exceptions != null) {
			files.put(EXCEPTIONS, this.exceptions);
		}
		if (this.people != null) {
			files.put(PEOPLE, this.people);
		}
		if (this.decisions != null) {
			this.decisions.forEach((file) -> files.put(DECISIONS + "/" + file.name(), file.path()));
		}
		return files;
	}

	/**
	 * Reads the files.
	 * @param settings the settings with the names in messages
	 * @throws dev.swraudit.input.InputFileException if a file cannot be read, or a row of
	 * the exceptions or the people list is invalid
	 */
	EvaluationFiles read(AuditProperties settings) {
		return new EvaluationFiles(
				(this.exceptions != null) ? AcceptedExceptions.read(this.exceptions, name(settings.exceptions()))
						: AcceptedExceptions.none(),
				(this.people != null) ? People.read(this.people, name(settings.people())) : People.none(),
				(this.decisions != null) ? Decisions.read(this.decisions, name(settings.decisions()))
						: Decisions.none());
	}

	private static String name(@Nullable String setting) {
		return (setting != null) ? setting : "";
	}

	/** Returns the number of rows by the names that the files have in a publication. */
	static Map<String, Long> rows(EvaluationFiles files) {
		Map<String, Long> rows = new LinkedHashMap<>();
		rows.put(EXCEPTIONS, files.exceptions().size());
		rows.put(PEOPLE, files.people().size());
		files.decisions().rows().forEach((row) -> rows.merge(DECISIONS + "/" + row.source(), 1L, Long::sum));
		return rows;
	}

}
