package dev.swraudit.job.run;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;

import dev.swraudit.message.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM, SIGINT and SIGHUP into a stop request. A signal that was ignored when
 * the JVM began, as {@code nohup} does with SIGHUP, stays ignored. A run that does not
 * end in time is halted; the next run recovers as from any other crash.
 */
public final class SignalHandlers {

	private static final Logger logger = LoggerFactory.getLogger(SignalHandlers.class);

	private static final Duration LONGEST = Duration.ofSeconds(9);

	private SignalHandlers() {
	}

	/**
	 * Installs the signal handlers. They use {@code sun.misc.Signal}, because Java has no
	 * public API that distinguishes signals; on a JVM without it the signals end the
	 * process at once.
	 * @param notificationLimit time reserved for the notifications after the run
	 * @param onTimeout called before a run that does not end in time is halted
	 */
	public static void install(StopRequest run, Duration notificationLimit, Consumer<ExitCode> onTimeout) {
		Duration grace = LONGEST.minus(notificationLimit);
		try {
			handle("TERM", () -> stop(run, grace, onTimeout, ExitCode.TERMINATED));
			handle("HUP", () -> stop(run, grace, onTimeout, ExitCode.HANGUP));
			handle("INT", () -> stop(run, grace, onTimeout, ExitCode.INTERRUPTED));
		}
		catch (ReflectiveOperationException ex) {
			logger.warn("No signal handlers: a signal ends the process at once", ex);
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

	private static void stop(StopRequest run, Duration grace, Consumer<ExitCode> onTimeout, ExitCode exitCode) {
		run.request(exitCode);
		if (!awaitEnd(grace, run)) {
			logger.warn("The run did not end within {}: halting the process", grace);
			try {
				onTimeout.accept(exitCode);
			}
			finally {
				Runtime.getRuntime().halt(exitCode.value());
			}
		}
	}

	private static boolean awaitEnd(Duration longest, StopRequest run) {
		try {
			return run.awaitEnd(longest);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
