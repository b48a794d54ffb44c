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
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.UserError;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.notify.LastRun;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.notify.RunResult;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Validates settings, job name and parameters before the context starts. A later failure
 * of the start is recorded like that of any other run.
 */
public final class StartupValidation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private final Instant startedAt = Clock.systemUTC().instant();

	private final Map<String, String> given;

	private final RunNotifier runNotifier;

	private @Nullable AuditParameters audit;

	private String outputMode = "600";

	/**
	 * Creates the validation.
	 * @param given the parameters by name
	 * @param runNotifier sends the notifications, even if the start fails
	 */
	public StartupValidation(Map<String, String> given, RunNotifier runNotifier) {
		this.given = given;
		this.runNotifier = runNotifier;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		context.getBeanFactory().registerSingleton("runNotifier", this.runNotifier);
		SettingsCatalog.load().check(environment);
		if (JobSelection.chosenBy(environment) == JobName.PERMISSION_AUDIT
				&& ClusterRole.in(environment) != ClusterRole.WORKER) {
			this.audit = AuditParameters.of(this.given, Clock.system(zone(environment)));
			this.outputMode = environment.getProperty("audit.output-mode", this.outputMode);
			this.runNotifier.notifiers();
		}
		JobSelection.prepare(context);
		ClusterPreparation.prepare(context, this.given);
		DatabaseUrl.makePrivate(environment);
		TemporaryDirectory.requireWritable(environment);
	}

	/** Ignores an invalid zone, because the binding of the settings reports it. */
	private static ZoneId zone(ConfigurableEnvironment environment) {
		String zone = environment.getProperty("audit.zone", "");
		try {
			return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
		}
		catch (DateTimeException ex) {
			return ZoneId.systemDefault();
		}
	}

	/** Records a failed start in {@code last-run.json}, if its parameters are valid. */
	public void recordFailure(Throwable failure) {
		if (this.audit == null) {
			return;
		}
		UserError end = UserError.about(failure);
		LastRun run = LastRun.failed(this.startedAt, Clock.systemUTC().instant(), end.exitCode().value(), end.line(),
				this.audit.key());
		String scope = this.audit.key().scope();
		try {
			this.runNotifier.record(scope, RunResult.failed(scope, run), LastRunFile.withMode(this.outputMode),
					this.audit.output());
		}
		catch (PublicationException | IllegalArgumentException ex) {
			// The failure of the start is more important than that of the output.
			failure.addSuppressed(ex);
		}
	}

}
