package dev.swraudit.job.run;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The database's URL, made fit for its work: what H2 has committed is on the disk at once
 * and the database closes after the run, not under it, and its file is its owner's alone;
 * PostgreSQL gets the rows of a batch in one statement, and a connection of a run that
 * waits long is kept alive.
 */
public final class DatabaseUrl implements EnvironmentPostProcessor, Ordered {

	private static final String SETTING = "spring.datasource.url";

	private static final String H2 = "jdbc:h2:";

	private static final String POSTGRES = "jdbc:postgresql:";

	private static final String H2_FILE = "jdbc:h2:file:";

	private static final String PASSWORD = "spring.datasource.password";

	private static final Pattern H2_PASSWORD = Pattern.compile("(?i);PASSWORD=([^;\\\\]*)(?=;|$)");

	private static final Pattern POSTGRES_PASSWORD = Pattern.compile("(?<=[?&])password=([^&]*)&?");

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 2;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String url = environment.getProperty(SETTING);
		if (url == null) {
			return;
		}
		requireKnown(url);
		environment.getPropertySources()
			.addFirst(new MapPropertySource("fitDatabase", Map.copyOf(withoutPassword(fit(url)))));
	}

	/**
	 * Returns the URL and, where it holds a password, that as a setting of its own: a URL
	 * is logged by the connection pool and the drivers, a password is not.
	 */
	static Map<String, String> withoutPassword(String url) {
		Matcher password = (url.startsWith(H2) ? H2_PASSWORD : POSTGRES_PASSWORD).matcher(url);
		if (!password.find()) {
			return Map.of(SETTING, url);
		}
		String value = password.group(1);
		return Map.of(SETTING, password.replaceFirst(""), PASSWORD,
				url.startsWith(H2) ? value : URLDecoder.decode(value, StandardCharsets.UTF_8));
	}

	/**
	 * Makes the file of an H2 database before H2 does, its owner's alone.
	 * @throws RunException if it cannot be made
	 */
	public static void makePrivate(ConfigurableEnvironment environment) {
		Path file = h2File(environment.getProperty(SETTING, ""));
		if (file != null) {
			makePrivate(file);
		}
	}

	/** The file of an H2 database; null where the URL is that of another. */
	static @Nullable public Path h2File(String url) {
		if (!url.startsWith(H2_FILE)) {
			return null;
		}
		String path = url.substring(H2_FILE.length()).replaceFirst(";.*", "");
		return Path.of(path.replaceFirst("^~", System.getProperty("user.home")) + ".mv.db");
	}

	/** Not repeated in the message: there may be a password in it. */
	private static void requireKnown(String url) {
		try {
			DriverManager.getDriver(url);
		}
		catch (SQLException ex) {
			throw RunException.personMustAct("setting " + SETTING
					+ ": is not the URL of a database; it is such as jdbc:h2:file:./audit-data/permission-audit or"
					+ " jdbc:postgresql://host:5432/database");
		}
	}

	/**
	 * Returns the URL with the options that this tool needs, unless it has them.
	 * {@code prepareThreshold=0}: PostgreSQL plans a prepared statement once, for tables
	 * that are almost empty when an audit begins. It then read the whole table for every
	 * look-up: 40,000 users in one list took minutes.
	 */
	static String fit(String url) {
		if (url.startsWith(H2)) {
			return with(with(with(url, ";", "WRITE_DELAY=0"), ";", "DB_CLOSE_ON_EXIT=FALSE"), ";",
					"TRACE_LEVEL_FILE=0");
		}
		if (url.startsWith(POSTGRES)) {
			String started = url.contains("?") ? url : url + "?";
			return with(with(with(with(started, "&", "reWriteBatchedInserts=true"), "&", "tcpKeepAlive=true"), "&",
					"prepareThreshold=0"), "&", "ApplicationName=swr-permission-audit");
		}
		return url;
	}

	private static String with(String url, String separator, String option) {
		String name = option.substring(0, option.indexOf('=') + 1);
		boolean given = Pattern.compile("[;?&]" + name, Pattern.CASE_INSENSITIVE).matcher(url).find();
		if (given) {
			return url;
		}
		return url.endsWith("?") ? url + option : url + separator + option;
	}

	/** An empty file is a new database to H2. */
	private static void makePrivate(Path file) {
		try {
			Path directory = file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory, attributes(directory, "rwx------"));
			}
			Files.createFile(file, attributes(file, "rw-------"));
		}
		catch (FileAlreadyExistsException ex) {
			// An earlier run made it, or one that started at the same time.
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
