package dev.swraudit.job.run;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Role of a process among those that audit the same scope.
 */
public enum ClusterRole {

	/** The only process: does all the work itself. */
	NONE,

	/** Distributes the targets, and does everything before and after the fetch. */
	MANAGER,

	/** Fetches the ranges that it picks, until it is stopped. */
	WORKER;

	/**
	 * Returns the role from the settings; {@link #NONE} for other jobs than the audit.
	 */
	public static ClusterRole in(Environment environment) {
		return JobName.in(environment).filter(JobName.PERMISSION_AUDIT::equals).isPresent()
				? Binder.get(environment).bind("audit.cluster.role", ClusterRole.class).orElse(NONE) : NONE;
	}

}
