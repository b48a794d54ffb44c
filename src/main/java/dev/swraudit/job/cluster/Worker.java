package dev.swraudit.job.cluster;

import dev.swraudit.access.ratelimit.ClusterSlotStore;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import jakarta.jms.ConnectionFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Configuration of a worker, which fetches the ranges of a manager, one at a time.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole(ClusterRole.WORKER)
class Worker {

	private static final long RECONNECT_MILLIS = 1000;

	@Bean
	ClusterSlotStore slotStore(JdbcClient jdbc, WorkerParameters parameters) {
		return new ClusterSlotStore(jdbc, parameters.scope());
	}

	/** Acknowledges a message only after its range is finished. */
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
