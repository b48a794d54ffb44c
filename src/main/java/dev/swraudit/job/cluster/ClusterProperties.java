package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.SecretValue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * Settings of the connection between a manager and its workers. All processes of a scope
 * share one PostgreSQL and one broker.
 *
 * @param role none for a process that does all the work itself, manager or worker
 * @param brokerUrl Apache Artemis, such as tcp://broker:61616; TLS with the parameters
 * sslEnabled, trustStorePath, trustStoreType and trustStorePassword behind a question
 * mark
 * @param user user of the broker
 * @param password password of that user
 * @param lease a worker without a heartbeat for this time loses its range to another one
 * @param patience if no worker has a heartbeat for this time, the manager ends the run
 */
@ConfigurationProperties("audit.cluster")
record ClusterProperties(@DefaultValue("none") ClusterRole role, @Nullable SecretValue brokerUrl, @Nullable String user,
		@Nullable SecretValue password, @DefaultValue("15s") @DurationUnit(ChronoUnit.SECONDS) Duration lease,
		@DefaultValue("10m") @DurationUnit(ChronoUnit.SECONDS) Duration patience) {

	ClusterProperties {
		if (brokerUrl == null || brokerUrl.reveal().isBlank()) {
			throw RunException
				.configurationError("audit.cluster.broker-url: is missing; a " + role.name().toLowerCase(Locale.ROOT)
						+ " needs the URL of its broker, such as tcp://broker:61616");
		}
		if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
			throw RunException.configurationError("audit.cluster.lease: '" + lease + "' is not a duration from 1s on");
		}
	}

}
