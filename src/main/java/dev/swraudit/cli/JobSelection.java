package dev.swraudit.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.swraudit.access.http.UserInput;
import dev.swraudit.job.audit.AuditRunner;
import dev.swraudit.job.cluster.WorkerRunner;
import dev.swraudit.job.export.ExportRunner;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * The jobs that there are, one of which {@code spring.batch.job.name} chooses.
 */
public enum JobSelection {

	/** Asks SWR; what a user gets who names no job. */
	PERMISSION_AUDIT(JobName.PERMISSION_AUDIT, AuditRunner.class),

	/** Writes a stored audit again, with no endpoint and no credentials. */
	COMPLIANCE_EXPORT(JobName.COMPLIANCE_EXPORT, ExportRunner.class);

	private final JobName name;

	private final Class<? extends JobRunner> runner;

	JobSelection(JobName name, Class<? extends JobRunner> runner) {
		this.name = name;
		this.runner = runner;
	}

	/**
	 * The job that the settings name.
	 * @throws RunException if there is none of that name
	 */
	static JobSelection chosenBy(Environment environment) {
		JobName name = JobName.in(environment).orElseThrow(() -> unknown(environment.getProperty(JobName.SETTING, "")));
		return Arrays.stream(values()).filter((job) -> job.name == name).findFirst().orElseThrow();
	}

	private static RunException unknown(String name) {
		return RunException.personMustAct("unknown job " + (UserInput.isName(name) ? "'" + name + "' " : "") + "("
				+ JobName.SETTING + "); the jobs are " + names());
	}

	private static String names() {
		return Arrays.stream(JobName.values()).map(JobName::text).collect(Collectors.joining(", "));
	}

	/**
	 * Has only those beans made that the chosen job uses, where what asks SWR would miss
	 * its settings.
	 */
	public static void prepare(ConfigurableApplicationContext context) {
		if (chosenBy(context.getEnvironment()) == COMPLIANCE_EXPORT) {
			context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		}
	}

	/** What runs the chosen job. */
	public static JobRunner runnerIn(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		return (ClusterRole.in(environment) == ClusterRole.WORKER) ? context.getBean(WorkerRunner.class)
				: context.getBean(chosenBy(environment).runner);
	}

}
