package dev.swraudit.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.SwrPermissionAudit;

/**
 * The tool, run as its user runs it, but inside the test's process: its own database and
 * output directory under one temporary directory.
 */
public final class AuditRun {

	/** Settings that switch off every source but the access lists of repositories. */
	public static final List<String> REPOSITORIES_ONLY = List.of("--audit.population=off",
			"--audit.organizations=false");

	/** The day that tests audit for. */
	public static final String DATE = "2026-11-21";

	private final Path directory;

	private final List<String> standing = new ArrayList<>();

	/** Prepares runs that keep everything under a directory. */
	public AuditRun(Path directory) {
		this(directory, TestDatabase.H2);
	}

	/** Prepares runs on a database of their own. */
	public AuditRun(Path directory, TestDatabase database) {
		this(directory, database.url(directory));
	}

	/** Prepares runs on the database of a URL. */
	public AuditRun(Path directory, String databaseUrl) {
		this.directory = directory;
		this.standing.add("output=" + directory.resolve("out"));
		this.standing.add("--spring.datasource.url=" + databaseUrl);
	}

	/**
	 * Uses this service, with a token and a high rate, for the access lists of
	 * repositories only.
	 */
	public AuditRun against(FakeSwr swr) {
		return againstAccount(swr).with(REPOSITORIES_ONLY.toArray(String[]::new));
	}

	/**
	 * Uses this service, with a token and a high rate, for all sources of the account.
	 */
	public AuditRun againstAccount(FakeSwr swr) {
		this.standing.add("--audit.swr.endpoint=" + swr.endpoint());
		this.standing.add("--audit.swr.token=t0ken");
		this.standing.add("--audit.swr.requests-per-second=100000");
		return this;
	}

	/** Adds arguments to every run. */
	public AuditRun with(String... arguments) {
		this.standing.addAll(List.of(arguments));
		return this;
	}

	/**
	 * Writes an input file.
	 * @return its argument
	 */
	public String input(String... lines) {
		try {
			Path file = Files.writeString(this.directory.resolve("input.csv"), String.join("\n", lines) + "\n");
			return "input=" + file;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the arguments of every run and additional ones. */
	public List<String> arguments(String... others) {
		List<String> all = new ArrayList<>(this.standing);
		all.addAll(List.of(others));
		return all;
	}

	/** Runs once. */
	public Result run(String... arguments) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		int exit = SwrPermissionAudit.run(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), arguments(arguments).toArray(String[]::new));
		return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	/** The directory of the default scope's publications. */
	public Path scopeDirectory() {
		return this.directory.resolve("out/default");
	}

	/** A file that the audit of {@link #DATE} published. */
	public String published(String name) {
		try {
			return Files.readString(this.scopeDirectory().resolve(DATE).resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** {@code repositories.csv} with the column {@code read_at} empty. */
	public String publishedRepositories() {
		return withoutReadAt(published("repositories.csv"));
	}

	/**
	 * The lines of a {@code repositories.csv} or {@code organizations.csv} with the cell
	 * {@code read_at} of each but the first empty.
	 */
	public static String withoutReadAt(String csv) {
		return csv.replaceAll("(?m),\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ((?:,[^,\n]*){1,2})$", ",$1");
	}

	/**
	 * The lines of a {@code findings.csv} with the cell {@code last_absent} of each but
	 * the first empty, for oracles that do not follow the history. Other files stay as
	 * they are.
	 */
	public static String withoutLastAbsent(String csv) {
		return csv.lines().findFirst().orElse("").endsWith(",last_absent")
				? csv.replaceAll("(?m),\\d{4}-\\d\\d-\\d\\d$", ",") : csv;
	}

	/**
	 * Result of a run.
	 */
	public record Result(int exit, String out, String err) {
	}

}
