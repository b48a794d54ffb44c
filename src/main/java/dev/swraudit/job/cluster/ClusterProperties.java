package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.RunException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Settings of a manager and its workers. All processes of a scope share one PostgreSQL.
 *
 * @param role none for a process that does all the work itself, manager or worker
 * @param lease a worker without a heartbeat for this time loses its range to another one
 * @param patience if no worker has a heartbeat for this time, the manager ends the run
 */
@ConfigurationProperties("audit.cluster")
record ClusterProperties(@DefaultValue("none") ClusterRole role,
		@DefaultValue("15s") @DurationUnit(ChronoUnit.SECONDS) Duration lease,
		@DefaultValue("10m") @DurationUnit(ChronoUnit.SECONDS) Duration patience) {

	ClusterProperties {
		if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
			throw RunException.configurationError("audit.cluster.lease: '" + lease + "' is not a duration from 1s on");
		}
	}

}
