package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.job.run.SystemFailure;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Switches the log file off if it cannot be written, because an audit is worth more than
 * its log, and the log system would print a stack trace in every run.
 */
public final class LogFile implements EnvironmentPostProcessor, Ordered {

	private static final String FILE = "logging.file.name";

	private static final String DIRECTORY = "logging.file.path";

	private static final String WARNING = "unwritableLogFile";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 2;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String file = environment.getProperty(FILE, "");
		String directory = environment.getProperty(DIRECTORY, "");
		if (file.isEmpty() && directory.isEmpty()) {
			return;
		}
		Path log = file.isEmpty() ? Path.of(directory, "spring.log") : Path.of(file);
		try {
			Path parent = log.toAbsolutePath().getParent();
			if (parent != null) {
				Files.createDirectories(parent);
			}
			Files.newByteChannel(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
		}
		catch (IOException ex) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource(WARNING,
						Map.of(FILE, "", DIRECTORY, "", WARNING, "warning: the log file " + log + " cannot be written ("
								+ SystemFailure.reason(ex) + "); this run has no log file")));
		}
	}

	/** Returns the warning about a log file that cannot be written. */
	public static Optional<String> warning(ConfigurableEnvironment environment) {
		PropertySource<?> source = environment.getPropertySources().get(WARNING);
		return Optional.ofNullable(source).map((switchedOff) -> String.valueOf(switchedOff.getProperty(WARNING)));
	}

}
