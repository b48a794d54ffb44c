package dev.swraudit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.cli.CheckCommand;
import dev.swraudit.cli.CommandLine;
import dev.swraudit.cli.Help;
import dev.swraudit.cli.JobSelection;
import dev.swraudit.cli.LogFile;
import dev.swraudit.cli.OutputCheck;
import dev.swraudit.cli.StartupValidation;
import dev.swraudit.job.audit.RunNotifier;
import dev.swraudit.job.run.DatabaseUrl;
import dev.swraudit.job.run.UserError;
import dev.swraudit.message.ExitCode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Entry point of the command line:
 * {@code java -jar swr-permission-audit.jar input=repositories.csv}.
 */
@SpringBootApplication
public class SwrPermissionAudit {

	public static void main(String[] args) {
		// In another encoding, two names could become the same text.
		System.setOut(utf8(FileDescriptor.out));
		System.setErr(utf8(FileDescriptor.err));
		System.exit(run(System.out, System.err, args));
	}

	private static PrintStream utf8(FileDescriptor target) {
		return new PrintStream(new FileOutputStream(target), true, StandardCharsets.UTF_8);
	}

	/**
	 * Runs one command.
	 * @param out receives the summary
	 * @param err receives the one-line error message if there is no summary
	 * @return the exit status of the process
	 */
	public static int run(PrintStream out, PrintStream err, String... args) {
		RunNotifier runNotifier = new RunNotifier();
		int exitCode = run(runNotifier, out, err, args);
		runNotifier.send(err);
		return exitCode;
	}

	private static int run(RunNotifier runNotifier, PrintStream out, PrintStream err, String... args) {
		try {
			CommandLine command = CommandLine.parse(args);
			if (command.help() || command.version()) {
				out.println(command.help() ? Help.text().strip() : Help.version());
				return ExitCode.COMPLETE.value();
			}
			return command.check() ? check(command, out) : start(command, runNotifier, out, err);
		}
		// Every failure becomes a one-line message here, and nowhere else.
		catch (Exception | Error ex) {
			UserError userError = UserError.about(ex);
			err.println(userError.line());
			if (!List.of(args).contains("--check")) {
				runNotifier.recordFailure(userError);
			}
			return userError.exitCode().value();
		}
	}

	private static int start(CommandLine command, RunNotifier runNotifier, PrintStream out, PrintStream err)
			throws Exception {
		runNotifier.recordScope(command.parameters());
		SpringApplication application = application();
		application.addListeners(runNotifier);
		StartupValidation startupValidation = new StartupValidation(command.parameters(), runNotifier);
		application.addInitializers(startupValidation);
		try (ConfigurableApplicationContext context = started(application, startupValidation, settings(command))) {
			LogFile.warning(context.getEnvironment()).ifPresent(err::println);
			DatabaseUrl.unverifiedHost(context.getEnvironment())
				.ifPresent((host) -> err.println(DatabaseUrl.unverified(host)));
			OutputCheck.warning(context, command.parameters()).ifPresent(err::println);
			return JobSelection.runnerIn(context).run(command.parameters(), out).value();
		}
	}

	private static int check(CommandLine command, PrintStream out) {
		SpringApplication application = application();
		application.setLazyInitialization(true);
		try (ConfigurableApplicationContext context = application.run(settings(command).toArray(String[]::new))) {
			return new CheckCommand(context, command.parameters()).run(out).value();
		}
	}

	private static SpringApplication application() {
		SpringApplication application = new SpringApplication(SwrPermissionAudit.class);
		application.setRegisterShutdownHook(false);
		return application;
	}

	private static List<String> settings(CommandLine command) {
		List<String> settings = new ArrayList<>(command.settings());
		if (command.verbose()) {
			settings.add("--logging.threshold.console=trace");
			settings.add("--logging.level.dev.swraudit=debug");
		}
		return settings;
	}

	private static ConfigurableApplicationContext started(SpringApplication application,
			StartupValidation startupValidation, List<String> settings) throws Exception {
		try {
			return application.run(settings.toArray(String[]::new));
		}
		catch (Exception | Error ex) {
			startupValidation.recordFailure(ex);
			throw ex;
		}
	}

}
