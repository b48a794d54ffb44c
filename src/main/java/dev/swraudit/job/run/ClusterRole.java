package dev.swraudit.job.run;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What a process is to the others that audit the same scope.
 */
public enum ClusterRole {

	/** It does all the work itself; there are no others. */
	NONE,

	/** It hands out what is to be read, and does all before and after. */
	MANAGER,

	/** It reads what it is handed, until it is told to end. */
	WORKER;

	/** The role that the settings give; the export of a stored audit has none. */
	public static ClusterRole in(Environment environment) {
		return JobName.in(environment).filter(JobName.PERMISSION_AUDIT::equals).isPresent()
				? Binder.get(environment).bind("audit.cluster.role", ClusterRole.class).orElse(NONE) : NONE;
	}

}
