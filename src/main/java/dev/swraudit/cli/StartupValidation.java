package dev.swraudit.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import dev.swraudit.job.audit.RunNotifier;
import dev.swraudit.job.cluster.ClusterPreparation;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.DatabaseUrl;
import dev.swraudit.job.run.UserError;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.notify.LastRun;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.notify.RunEffort;
import dev.swraudit.report.notify.RunResult;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What can be checked before anything is made, connected to or asked: settings, the job's
 * name, parameters. A start that fails after that leaves word of its end like any other
 * run.
 */
public final class StartupValidation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final Instant startedAt = Clock.systemUTC().instant();

	private final Map<String, String> given;

	private final RunNotifier runNotifier;

	private @Nullable AuditParameters audit;

	private String outputMode = "600";

	/**
	 * Prepares the checks.
	 * @param given the parameters by name
	 * @param runNotifier has the last word, whatever comes of the start
	 */
	public StartupValidation(Map<String, String> given, RunNotifier runNotifier) {
		this.given = given;
		this.runNotifier = runNotifier;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		context.getBeanFactory().registerSingleton("farewell", this.runNotifier);
		SettingsCatalog.load().check(environment);
		if (JobSelection.chosenBy(environment) == JobSelection.PERMISSION_AUDIT
				&& ClusterRole.in(environment) != ClusterRole.WORKER) {
			this.audit = AuditParameters.of(this.given, Clock.system(zone(environment)));
			this.outputMode = environment.getProperty("audit.output-mode", this.outputMode);
			this.runNotifier.recipients();
		}
		JobSelection.prepare(context);
		ClusterPreparation.prepare(context, this.given);
		DatabaseUrl.makePrivate(environment);
	}

	/** A zone that is none is said where settings are bound. */
	private static ZoneId zone(ConfigurableEnvironment environment) {
		String zone = environment.getProperty("audit.zone", "");
		try {
			return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
		}
		catch (DateTimeException ex) {
			return ZoneId.systemDefault();
		}
	}

	/** Leaves word of a start that failed, if it got as far as its parameters. */
	public void noteFailure(Exception failure) {
		if (this.audit == null) {
			return;
		}
		UserError end = UserError.about(failure);
		LastRun run = new LastRun(this.startedAt, Clock.systemUTC().instant(), end.exitCode().value(), end.line(),
				this.audit.key().date(), this.audit.key().revision(), false, null);
		String scope = this.audit.key().scope();
		this.runNotifier.ended(new RunResult(scope, run, null, RunEffort.NONE));
		try {
			LastRun written = LastRunFile.withMode(this.outputMode).write(this.audit.output(), scope, run);
			this.runNotifier.ended(new RunResult(scope, written, null, RunEffort.NONE));
		}
		catch (PublicationException | IllegalArgumentException ex) {
			// Where the output cannot be written, the failure itself says more.
			failure.addSuppressed(ex);
		}
	}

}
