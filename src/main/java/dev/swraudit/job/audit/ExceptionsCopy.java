package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Path;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.input.InputFile;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.report.publish.WorkDirectory;

import org.springframework.stereotype.Component;

/**
 * Copy of the exceptions file in the work directory. It is made before any request is
 * sent, and used until the audit is published.
 */
@Component
class ExceptionsCopy {

	private final WorkDirectory workDirectory;

	private final AuditProperties settings;

	ExceptionsCopy(WorkDirectory workDirectory, AuditProperties settings) {
		this.workDirectory = workDirectory;
		this.settings = settings;
	}

	/**
	 * Copies the file and reads it, so that an invalid row stops the run.
	 * @throws dev.swraudit.input.InputFileException if the file cannot be read or a row
	 * is invalid
	 */
	void copy(AuditParameters parameters) throws IOException {
		String file = this.settings.exceptions();
		if (file != null) {
			Path copy = this.workDirectory.prepareExceptions(parameters.output(), parameters.key());
			new InputFile(Path.of(file)).copyTo(copy);
			AcceptedExceptions.read(copy, file);
		}
	}

}
