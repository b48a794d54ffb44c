package dev.swraudit.job.cluster;

import dev.swraudit.access.ratelimit.ClusterRateTable;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import jakarta.jms.ConnectionFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * A process that reads the ranges which a manager hands out, one at a time.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole(ClusterRole.WORKER)
class Worker {

	private static final long RECONNECT_MILLIS = 1000;

	@Bean
	ClusterRateTable slotTable(JdbcClient jdbc, WorkerParameters parameters) {
		return new ClusterRateTable(jdbc, parameters.scope());
	}

	/** A message is taken for good only when the work on its range has ended. */
	@Bean
	DefaultMessageListenerContainer rangeListener(ConnectionFactory connections, RangeWorker worker,
			WorkerParameters parameters) {
		DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
		container.setConnectionFactory(connections);
		container.setDestinationName(RangeQueue.nameFor(parameters.scope()));
		container.setSessionTransacted(true);
		container.setBackOff(new FixedBackOff(RECONNECT_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
		container.setAutoStartup(false);
		container.setMessageListener(worker);
		return container;
	}

}
