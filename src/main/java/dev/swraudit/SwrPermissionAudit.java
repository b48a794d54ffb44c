package dev.swraudit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.cli.Checkup;
import dev.swraudit.cli.CommandLine;
import dev.swraudit.cli.Help;
import dev.swraudit.cli.KnownJob;
import dev.swraudit.cli.Preflight;
import dev.swraudit.job.audit.Farewell;
import dev.swraudit.job.run.Complaint;
import dev.swraudit.job.run.ExitCode;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command line: {@code java -jar swr-permission-audit.jar input=repositories.csv}.
 */
@SpringBootApplication
public class SwrPermissionAudit {

	public static void main(String[] args) {
		System.exit(run(System.out, System.err, args));
	}

	/**
	 * Runs one command.
	 * @param out gets the summary that a user reads
	 * @param err gets the one line that says why there is none
	 * @return the process's exit status
	 */
	public static int run(PrintStream out, PrintStream err, String... args) {
		Farewell farewell = new Farewell();
		int exitCode = run(farewell, out, err, args);
		farewell.say(err);
		return exitCode;
	}

	private static int run(Farewell farewell, PrintStream out, PrintStream err, String... args) {
		try {
			CommandLine command = CommandLine.parse(args);
			if (command.help() || command.version()) {
				out.println(command.help() ? Help.text().strip() : Help.version());
				return ExitCode.COMPLETE.value();
			}
			return command.check() ? check(command, out) : start(command, farewell, out);
		}
		// The one place that turns what went wrong, whatever it is, into the user's one
		// line.
		catch (Exception ex) {
			Complaint complaint = Complaint.about(ex);
			err.println(complaint.line());
			if (!List.of(args).contains("--check")) {
				farewell.failed(complaint);
			}
			return complaint.exitCode().value();
		}
	}

	private static int start(CommandLine command, Farewell farewell, PrintStream out) throws Exception {
		farewell.about(command.parameters());
		SpringApplication application = application();
		application.addListeners(farewell);
		Preflight preflight = new Preflight(command.parameters(), farewell);
		application.addInitializers(preflight);
		try (ConfigurableApplicationContext context = started(application, preflight, settings(command))) {
			return KnownJob.runnerIn(context).run(command.parameters(), out).value();
		}
	}

	private static int check(CommandLine command, PrintStream out) {
		SpringApplication application = application();
		application.setLazyInitialization(true);
		try (ConfigurableApplicationContext context = application.run(settings(command).toArray(String[]::new))) {
			return new Checkup(context, command.parameters()).run(out).value();
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

	private static ConfigurableApplicationContext started(SpringApplication application, Preflight preflight,
			List<String> settings) throws Exception {
		try {
			return application.run(settings.toArray(String[]::new));
		}
		catch (Exception ex) {
			preflight.noteFailure(ex);
			throw ex;
		}
	}

}
