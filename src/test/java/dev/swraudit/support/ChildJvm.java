package dev.swraudit.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.swraudit.SwrPermissionAudit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A separate Java process, whose environment contains only the variables of the test.
 */
public final class ChildJvm {

	private final Map<String, String> environment = new HashMap<>();

	private final List<String> options = new ArrayList<>();

	/** Prepares a process whose user has a home directory. */
	public ChildJvm(Path home) {
		this.options.add("-Duser.home=" + home);
		this.options.add("-Dsun.net.httpserver.nodelay=true");
	}

	/** Adds an environment variable. */
	public ChildJvm with(String variable, String value) {
		this.environment.put(variable, value);
		return this;
	}

	/** Adds environment variables. */
	public ChildJvm with(Map<String, String> variables) {
		this.environment.putAll(variables);
		return this;
	}

	/** Adds an option of the Java command. */
	public ChildJvm withOption(String option) {
		this.options.add(option);
		return this;
	}

	/** Runs the tool to its end, as it is packaged if it is. */
	public Result run(String... arguments) throws IOException, InterruptedException {
		if (!Boolean.getBoolean("packaged")) {
			return run(SwrPermissionAudit.class, arguments);
		}
		with("JAVA_HOME", System.getProperty("java.home"));
		with("SWR_AUDIT_JAVA_OPTIONS", String.join(" ", this.options));
		return start(ChildRun.packaged(), arguments);
	}

	/** Runs a class to its end. */
	public Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath()));
		command.addAll(this.options);
		command.add(main.getName());
		return start(command, arguments);
	}

	private Result start(List<String> java, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(java);
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(this.environment);
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Result(process.exitValue(), out);
	}

	private static String classPath() {
		return Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
				System.getProperty("java.class.path"));
	}

	/**
	 * Result of a process.
	 *
	 * @param out all that it printed
	 */
	public record Result(int exit, String out) {
	}

}
