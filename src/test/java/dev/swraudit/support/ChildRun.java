package dev.swraudit.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.swraudit.SwrPermissionAudit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tool in a separate process, which can be killed.
 */
public final class ChildRun implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 120;

	private final Process process;

	private final Path output;

	private ChildRun(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts a run.
	 * @param directory gets what it prints
	 */
	public static ChildRun start(Path directory, List<String> arguments) {
		return start(directory, List.of(), arguments);
	}

	/**
	 * Starts a run in a shell that does something first.
	 * @param directory gets what it prints
	 */
	public static ChildRun startWith(Path directory, String shell, List<String> arguments) {
		return start(directory, List.of("sh", "-c", shell + "; exec \"$@\"", "sh"), arguments);
	}

	/**
	 * Starts a run from the class path of the tests, so that it can use their classes.
	 * @param directory gets what it prints
	 */
	public static ChildRun startWithTestClasses(Path directory, List<String> arguments) {
		return start(directory, List.of(), testClasses(), arguments);
	}

	private static ChildRun start(Path directory, List<String> prefix, List<String> arguments) {
		return start(directory, prefix, Boolean.getBoolean("packaged") ? packaged() : testClasses(), arguments);
	}

	private static ChildRun start(Path directory, List<String> prefix, List<String> tool, List<String> arguments) {
		try {
			Path output = Files.createTempFile(directory, "run", ".txt");
			// A build in the background ignores them, and so would its children.
			List<String> command = new ArrayList<>(List.of("env", "--default-signal=HUP,INT"));
			command.addAll(prefix);
			command.addAll(tool);
			command.addAll(arguments);
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			return new ChildRun(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The command that runs the packaged tool, as the jobs do. */
	static List<String> packaged() {
		String jobs = Path.of("jobs/java.sh").toAbsolutePath().toString();
		return List.of("bash", "-c", "source '" + jobs + "' && exec \"${swr_audit[@]}\" \"$@\"", "bash");
	}

	private static List<String> testClasses() {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), SwrPermissionAudit.class.getName());
	}

	/** Waits until a condition holds; false if the run ended before. */
	public boolean awaitUnlessEnded(BooleanSupplier condition) throws InterruptedException {
		while (this.process.isAlive()) {
			if (condition.getAsBoolean()) {
				return true;
			}
			TimeUnit.MILLISECONDS.sleep(1);
		}
		return false;
	}

	/** Kills the process as {@code kill -9} does, and waits for its death. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly();
		await();
	}

	/**
	 * Sends the process a signal by name and waits until it is handled, if the system
	 * shows the names of threads.
	 */
	public void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
		Path threads = Path.of("/proc", Long.toString(this.process.pid()), "task");
		if (Files.isDirectory(threads)) {
			awaitUnlessEnded(() -> hasThread(threads, "SIG" + name + " handler"));
		}
	}

	private static boolean hasThread(Path threads, String name) {
		try (Stream<Path> all = Files.list(threads)) {
			return all.anyMatch((thread) -> nameOf(thread).equals(name.substring(0, Math.min(15, name.length()))));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String nameOf(Path thread) {
		try {
			return Files.readString(thread.resolve("comm")).strip();
		}
		catch (IOException ex) {
			return "";
		}
	}

	/** The number of the process. */
	public long pid() {
		return this.process.pid();
	}

	/** Sends the process a signal by name, without waiting. */
	public void send(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
	}

	/** Waits for the end. */
	public int await() throws InterruptedException {
		assertThat(this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the run ended").isTrue();
		return this.process.exitValue();
	}

	/** Returns whether the process has ended. */
	public boolean hasEnded() {
		return !this.process.isAlive();
	}

	/** Returns the output so far. */
	public String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
