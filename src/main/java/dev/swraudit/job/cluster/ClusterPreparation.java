package dev.swraudit.job.cluster;

import java.util.Map;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.RunException;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Validates the settings of a cluster role.
 */
public final class ClusterPreparation {

	/**
	 * A transaction of a hanging worker must not block its range for ever.
	 */
	private static final Map<String, Object> WORKER_DEFAULTS = Map.of("spring.datasource.hikari.connection-init-sql",
			"set idle_in_transaction_session_timeout = '20s'");

	private ClusterPreparation() {
	}

	/**
	 * Prepares a process for its role.
	 * @param given the parameters by name
	 * @throws RunException if a required setting or parameter is missing
	 */
	public static void prepare(ConfigurableApplicationContext context, Map<String, String> given) {
		ConfigurableEnvironment environment = context.getEnvironment();
		ClusterRole role = ClusterRole.in(environment);
		requireSharedDatabase(environment);
		if (role == ClusterRole.WORKER) {
			environment.getPropertySources().addLast(new MapPropertySource("worker", WORKER_DEFAULTS));
			context.getBeanFactory().registerSingleton("workerParameters", WorkerParameters.of(given));
		}
		if (role == ClusterRole.MANAGER) {
			context.getBeanFactory().registerSingleton("managedScope", new ManagedScope(AuditParameters.scope(given)));
		}
	}

	/**
	 * Requires a PostgreSQL database for a manager or a worker.
	 * @throws RunException if it is another one
	 */
	public static void requireSharedDatabase(Environment environment) {
		if (ClusterRole.in(environment) != ClusterRole.NONE
				&& !environment.getProperty("spring.datasource.url", "").startsWith("jdbc:postgresql:")) {
			throw RunException
				.configurationError("audit.cluster.role: managers and workers share a PostgreSQL database; set"
						+ " spring.datasource.url=jdbc:postgresql://host:5432/database?sslmode=verify-full");
		}
	}

}
