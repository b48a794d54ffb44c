package dev.swraudit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.OutputProbe;
import dev.swraudit.report.files.OutputProperties;
import dev.swraudit.report.files.PublicationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks the output directory without creating it.
 */
public final class OutputCheck {

	private static final Logger logger = LoggerFactory.getLogger(OutputCheck.class);

	private OutputCheck() {
	}

	static CheckResult run(Path directory, String scope, OutputMode mode) {
		Path output = directory.toAbsolutePath().normalize();
		requireWritable(output.resolve(scope));
		String text = output + (Files.exists(output) ? "" : " (the first run creates it)");
		return OutputProbe.warning(output.resolve(scope), mode)
			.map((warning) -> CheckResult.warning("output", text + "; " + warning,
					"if that matters, choose a directory on another file system with output="))
			.orElse(CheckResult.ok("output", text));
	}

	/**
	 * Tries the output directory of a run, which writes nothing to it if the run is a
	 * worker.
	 * @param given the parameters by name
	 * @return a warning for the user
	 * @throws PublicationException if the file system of the directory cannot be used
	 */
	public static Optional<String> warning(ConfigurableApplicationContext context, Map<String, String> given) {
		if (ClusterRole.in(context.getEnvironment()) == ClusterRole.WORKER) {
			return Optional.empty();
		}
		Path output = AuditParameters.output(given);
		Optional<String> warning = OutputProbe.warning(output.resolve(AuditParameters.scope(given)),
				context.getBean(OutputProperties.class).mode());
		warning.ifPresent(logger::warn);
		return warning.map((text) -> "warning: " + text);
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
