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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Adds the connection options that this tool needs to the database URL. H2 writes each
 * commit to disk at once, stays open until the run has ended, and its file is readable by
 * its owner only. PostgreSQL receives a batch in one statement, and idle connections are
 * kept alive.
 */
public final class DatabaseUrl implements EnvironmentPostProcessor, Ordered {

	private static final String SETTING = "spring.datasource.url";

	private static final String H2 = H2Url.PREFIX;

	private static final String POSTGRES = "jdbc:postgresql:";

	private static final String PASSWORD = "spring.datasource.password";

	private static final Pattern H2_PASSWORD = Pattern.compile("(?i);PASSWORD=([^;\\\\]*)(?=;|$)");

	private static final Pattern POSTGRES_PASSWORD = Pattern.compile("(?<=[?&])password=([^&]*)&?");

	/** Group 1 is the host; a URL without a host means this machine. */
	private static final Pattern POSTGRES_HOST = Pattern.compile("jdbc:postgresql://([^/?]+).*");

	private static final Pattern LOCAL = Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?");

	/**
	 * {@code ssl=true} without a mode means {@code sslmode=verify-full} to the driver.
	 */
	private static final Pattern VERIFIED = Pattern
		.compile("[?&]sslmode=verify-full(&|$)|^(?!.*[?&]sslmode=).*[?&]ssl(=true)?(&|$)");

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
		if (url.startsWith(H2)) {
			H2Url.requireUsable(url);
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("fitDatabase", Map.copyOf(withoutPassword(fit(url)))));
	}

	/**
	 * Returns the URL and, if it contains a password, the password as a separate setting,
	 * because the connection pool and the drivers log the URL.
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
	 * Creates the file of an H2 database before H2 does, readable by its owner only.
	 * @throws RunException if the file cannot be created
	 */
	public static void makePrivate(ConfigurableEnvironment environment) {
		Path file = h2File(environment.getProperty(SETTING, ""));
		if (file != null) {
			makePrivate(file);
		}
	}

	/** Returns the file of an H2 database; null for any other URL. */
	public static @Nullable Path h2File(String url) {
		return url.startsWith(H2) ? H2Url.file(url) : null;
	}

	/** The message does not repeat the URL, because it may contain a password. */
	private static void requireKnown(String url) {
		try {
			DriverManager.getDriver(url);
		}
		catch (SQLException ex) {
			throw RunException.configurationError("setting " + SETTING
					+ ": not a database URL; set it to a URL such as jdbc:h2:file:./audit-data/permission-audit or"
					+ " jdbc:postgresql://host:5432/database");
		}
	}

	/**
	 * Returns the URL with the options that this tool needs; options that the URL already
	 * has are kept. {@code prepareThreshold=0}, because PostgreSQL plans a prepared
	 * statement once, while the tables are almost empty. It then read the whole table for
	 * every look-up: 40,000 users in one list took minutes.
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

	/**
	 * Returns the host of a PostgreSQL server whose identity the URL does not have
	 * verified: another host, without {@code sslmode=verify-full}.
	 */
	public static Optional<String> unverifiedHost(Environment environment) {
		Matcher host = POSTGRES_HOST.matcher(environment.getProperty(SETTING, ""));
		boolean remote = host.lookingAt() && !LOCAL.matcher(host.group(1)).matches();
		return (remote && !VERIFIED.matcher(host.group()).find()) ? Optional.of(host.group(1)) : Optional.empty();
	}

	/** Returns the warning about a server that is not verified. */
	public static String unverified(String host) {
		return "warning: the identity of the database server " + host
				+ " is not verified; add sslmode=verify-full to spring.datasource.url";
	}

	private static String with(String url, String separator, String option) {
		String name = option.substring(0, option.indexOf('=') + 1);
		boolean given = Pattern.compile("[;?&]" + name, Pattern.CASE_INSENSITIVE).matcher(url).find();
		if (given) {
			return url;
		}
		return url.endsWith("?") ? url + option : url + separator + option;
	}

	/** Creates an empty file, which H2 takes for a new database. */
	private static void makePrivate(Path file) {
		try {
			Path directory = file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory, attributes(directory, "rwx------"));
			}
			Files.createFile(file, attributes(file, "rw-------"));
		}
		catch (FileAlreadyExistsException ex) {
			// An earlier or a concurrent run created it.
		}
		catch (IOException ex) {
			throw RunException.configurationError(SETTING + ": the database file " + file + " cannot be created ("
					+ ex.getClass().getSimpleName() + "); name a file in a writable directory");
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
