package dev.swraudit.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.swraudit.job.audit.AuditRunner;
import dev.swraudit.job.cluster.WorkerRunner;
import dev.swraudit.job.export.ExportRunner;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.UserInput;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Selection of the job by {@code spring.batch.job.name}.
 */
public enum JobSelection {

	/** Audits the repositories of the input; the default. */
	PERMISSION_AUDIT(JobName.PERMISSION_AUDIT, AuditRunner.class),

	/** Exports a stored audit; needs neither endpoint nor credentials. */
	COMPLIANCE_EXPORT(JobName.COMPLIANCE_EXPORT, ExportRunner.class);

	private final JobName name;

	private final Class<? extends JobRunner> runner;

	JobSelection(JobName name, Class<? extends JobRunner> runner) {
		this.name = name;
		this.runner = runner;
	}

	/**
	 * Returns the job that the settings name.
	 * @throws RunException if there is no such job
	 */
	static JobSelection chosenBy(Environment environment) {
		JobName name = JobName.in(environment).orElseThrow(() -> unknown(environment.getProperty(JobName.SETTING, "")));
		return Arrays.stream(values()).filter((job) -> job.name == name).findFirst().orElseThrow();
	}

	private static RunException unknown(String name) {
		return RunException.configurationError("unknown job " + (UserInput.isName(name) ? "'" + name + "' " : "") + "("
				+ JobName.SETTING + "); the jobs are " + names());
	}

	private static String names() {
		return Arrays.stream(JobName.values()).map(JobName::text).collect(Collectors.joining(", "));
	}

	/**
	 * Makes the beans lazy for an export, because the SWR client would fail without its
	 * settings.
	 */
	public static void prepare(ConfigurableApplicationContext context) {
		if (chosenBy(context.getEnvironment()) == COMPLIANCE_EXPORT) {
			context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		}
	}

	/** Returns the runner of the chosen job. */
	public static JobRunner runnerIn(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		return (ClusterRole.in(environment) == ClusterRole.WORKER) ? context.getBean(WorkerRunner.class)
				: context.getBean(chosenBy(environment).runner);
	}

}
