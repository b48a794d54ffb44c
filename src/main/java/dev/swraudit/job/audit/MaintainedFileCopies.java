package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.swraudit.evaluation.EvaluationFiles;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.report.publish.AuditInputs;
import dev.swraudit.report.publish.WorkDirectory;

import org.springframework.stereotype.Component;

/**
 * Copies of the files that people maintain, in the work directory. They are made before
 * any request is sent, and used until the audit is published.
 */
@Component
class MaintainedFileCopies {

	private final WorkDirectory workDirectory;

	private final AuditProperties settings;

	/** Number of rows by name of the copy. */
	private volatile Map<String, Long> rows = Map.of();

	MaintainedFileCopies(WorkDirectory workDirectory, AuditProperties settings) {
		this.workDirectory = workDirectory;
		this.settings = settings;
	}

	/**
	 * Copies the files and reads them, so that an unreadable file or an invalid row stops
	 * the run.
	 * @throws dev.swraudit.input.InputFileException if a file cannot be read, or a row of
	 * the exceptions or the people list is invalid
	 */
	void copy(AuditParameters parameters) throws IOException {
		Path output = parameters.output();
		this.workDirectory.deleteCopies(output, parameters.key(), MaintainedFiles.DECISIONS);
		for (Map.Entry<String, Path> file : MaintainedFiles.given(this.settings).byName().entrySet()) {
			this.workDirectory.copy(file.getValue(), output, parameters.key(), file.getKey());
		}
		this.rows = MaintainedFiles.rows(read(parameters));
	}

	/** Reads the copies. */
	EvaluationFiles read(AuditParameters parameters) {
		return files(parameters).read(this.settings);
	}

	/** Returns the copies. */
	MaintainedFiles files(AuditParameters parameters) {
		return MaintainedFiles.copied(this.settings, this.workDirectory.path(parameters.output(), parameters.key()));
	}

	/** Returns the copies to publish, which {@link #copy} has made in this run. */
	List<AuditInputs.CopiedFile> toPublish(AuditParameters parameters) {
		return files(parameters).byName()
			.entrySet()
			.stream()
			.map((file) -> new AuditInputs.CopiedFile(file.getKey(), file.getValue(),
					this.rows.getOrDefault(file.getKey(), 0L)))
			.toList();
	}

}
