package dev.swraudit.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The database's URL, made fit for runs that may be killed: what H2 has committed is on
 * the disk at once, and the database closes after the run, not under it. Its file is its
 * owner's alone.
 */
final class DatabaseUrl implements EnvironmentPostProcessor, Ordered {

	private static final String SETTING = "spring.datasource.url";

	private static final String H2 = "jdbc:h2:";

	private static final String H2_FILE = "jdbc:h2:file:";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 2;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String url = environment.getProperty(SETTING, "");
		if (url.startsWith(H2)) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource("durableDatabase", Map.of(SETTING, durable(url))));
		}
		if (url.startsWith(H2_FILE)) {
			String path = url.substring(H2_FILE.length()).replaceFirst(";.*", "");
			makePrivate(Path.of(path.replaceFirst("^~", System.getProperty("user.home")) + ".mv.db"));
		}
	}

	/** The URL with what makes H2 durable, where it does not say so itself. */
	static String durable(String url) {
		return with(with(with(url, "WRITE_DELAY=0"), "DB_CLOSE_ON_EXIT=FALSE"), "TRACE_LEVEL_FILE=0");
	}

	private static String with(String url, String option) {
		String name = option.substring(0, option.indexOf('=') + 1);
		return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + option;
	}

	/** Makes the file before H2 does; an empty one is a new database to it. */
	private static void makePrivate(Path file) {
		try {
			Path directory = file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory, attributes(directory, "rwx------"));
			}
			if (Files.notExists(file)) {
				Files.createFile(file, attributes(file, "rw-------"));
			}
		}
		catch (IOException ex) {
			throw RunException.personMustAct(SETTING + ": the database file " + file + " cannot be made ("
					+ ex.getClass().getSimpleName() + "); it has to be in a directory that can be written");
		}
	}

	private static FileAttribute<?>[] attributes(Path path, String permissions) {
		boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
