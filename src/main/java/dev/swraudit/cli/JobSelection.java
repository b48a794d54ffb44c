package dev.swraudit.cli;

import dev.swraudit.job.audit.AbandonRunner;
import dev.swraudit.job.audit.AuditRunner;
import dev.swraudit.job.cluster.WorkerRunner;
import dev.swraudit.job.export.ExportRunner;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.UserInput;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Selection of the job by {@code spring.batch.job.name}.
 */
public final class JobSelection {

	private JobSelection() {
	}

	/**
	 * Returns the job that the settings name.
	 * @throws RunException if there is no such job
	 */
	static JobName chosenBy(Environment environment) {
		return JobName.in(environment).orElseThrow(() -> unknown(environment.getProperty(JobName.SETTING, "")));
	}

	private static RunException unknown(String name) {
		return RunException.configurationError("unknown job " + (UserInput.isName(name) ? "'" + name + "' " : "") + "("
				+ JobName.SETTING + "); the jobs are " + String.join(", ", JobName.names())
				+ NearestName.question(name, JobName.names()));
	}

	/**
	 * Makes the beans lazy for a job that does not use SWR, because the SWR client would
	 * fail without its settings.
	 */
	static void prepare(ConfigurableApplicationContext context) {
		if (chosenBy(context.getEnvironment()) != JobName.PERMISSION_AUDIT) {
			context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		}
	}

	/** Returns the runner of the chosen job. */
	public static JobRunner runnerIn(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (ClusterRole.in(environment) == ClusterRole.WORKER) {
			return context.getBean(WorkerRunner.class);
		}
		return switch (chosenBy(environment)) {
			case PERMISSION_AUDIT -> context.getBean(AuditRunner.class);
			case COMPLIANCE_EXPORT -> context.getBean(ExportRunner.class);
			case ABANDON_AUDIT -> context.getBean(AbandonRunner.class);
		};
	}

}
