package dev.swraudit.job.run;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT, turned into a wish to end. A run that does not end soon is cut off,
 * which it survives like any other crash.
 */
public final class SignalHandlers {

	private static final Logger logger = LoggerFactory.getLogger(SignalHandlers.class);

	private static final Duration LONGEST = Duration.ofSeconds(9);

	private SignalHandlers() {
	}

	/**
	 * Has the process's signals end a run. Java has no public way to tell one signal from
	 * another, only {@code sun.misc.Signal}; on a JVM without it the signals end the
	 * process at once.
	 * @param lastWord how long the process goes on after the run
	 * @param cutOff has the last word of a run that does not end in time
	 */
	public static void end(StopRequest run, Duration lastWord, Consumer<ExitCode> cutOff) {
		Duration grace = LONGEST.minus(lastWord);
		try {
			handle("TERM", () -> end(run, grace, cutOff, ExitCode.TERMINATED));
			handle("INT", () -> end(run, grace, cutOff, ExitCode.INTERRUPTED));
		}
		catch (ReflectiveOperationException ex) {
			logger.warn("Signals end the process at once", ex);
		}
	}

	private static void handle(String name, Runnable action) throws ReflectiveOperationException {
		Class<?> signal = Class.forName("sun.misc.Signal");
		Class<?> handler = Class.forName("sun.misc.SignalHandler");
		Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] { handler },
				(self, method, arguments) -> {
					action.run();
					return null;
				});
		signal.getMethod("handle", signal, handler)
			.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
	}

	private static void end(StopRequest run, Duration grace, Consumer<ExitCode> cutOff, ExitCode exitCode) {
		run.stop(exitCode);
		if (!isOverWithin(grace, run)) {
			logger.warn("The run did not end within {}: it is cut off", grace);
			try {
				cutOff.accept(exitCode);
			}
			finally {
				Runtime.getRuntime().halt(exitCode.value());
			}
		}
	}

	private static boolean isOverWithin(Duration longest, StopRequest run) {
		try {
			return run.awaitEnd(longest);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
