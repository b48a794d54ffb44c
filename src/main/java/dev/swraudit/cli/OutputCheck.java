package dev.swraudit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.swraudit.job.run.RunException;
import dev.swraudit.report.files.OutputLock;

/**
 * Checks the output directory without creating it.
 */
final class OutputCheck {

	private OutputCheck() {
	}

	static CheckResult run(Path directory) {
		Path output = directory.toAbsolutePath().normalize();
		requireWritable(output);
		return CheckResult.ok("output", output + (Files.exists(output) ? "" : " (the first run creates it)"));
	}

	/**
	 * Returns whether a run is working on the directory of a scope. Does not create the
	 * lock file.
	 */
	static boolean isLocked(Path output, String scope, OutputLock lock) {
		if (!OutputLock.exists(output, scope)) {
			return false;
		}
		Optional<OutputLock.Held> held = lock.tryAcquire(output, scope);
		held.ifPresent(OutputLock.Held::close);
		return held.isEmpty();
	}

	/** Requires a directory that is writable or can be created. */
	static void requireWritable(Path directory) {
		Path existing = directory;
		while (!Files.exists(existing) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		if (!Files.isDirectory(existing)) {
			throw RunException.configurationError(existing + ": is a file; name a directory");
		}
		if (!Files.isWritable(existing)) {
			throw RunException.configurationError(existing + ": not writable for user "
					+ System.getProperty("user.name") + "; name another directory");
		}
	}

}
