package dev.swraudit.cli;

import java.nio.file.Path;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.job.run.AuditProperties;

/**
 * Checks the files that people maintain.
 */
final class MaintainedFilesCheck {

	private final AuditProperties settings;

	MaintainedFilesCheck(AuditProperties settings) {
		this.settings = settings;
	}

	/** Checks the exceptions file. */
	CheckResult exceptions() {
		String file = this.settings.exceptions();
		if (file == null) {
			return CheckResult.ok("exceptions", "none (audit.exceptions)");
		}
		AcceptedExceptions.read(Path.of(file), file);
		return CheckResult.ok("exceptions", "all rows of " + file + " fit");
	}

}
