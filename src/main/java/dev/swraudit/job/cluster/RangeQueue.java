package dev.swraudit.job.cluster;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RunException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import org.springframework.jms.JmsException;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/**
 * Broker queues, one for each scope. Each message is the id of a step execution, as text.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class RangeQueue implements AutoCloseable {

	private final CachingConnectionFactory connections;

	private final JmsTemplate jms;

	RangeQueue(ActiveMQConnectionFactory connections) {
		this.connections = new CachingConnectionFactory(connections);
		this.jms = new JmsTemplate(this.connections);
	}

	/**
	 * Returns the queue of a scope, because a worker has the credentials of one scope.
	 */
	static String nameFor(String scope) {
		return "swr-permission-audit." + scope;
	}

	/**
	 * Sends a range to the queue.
	 * @throws RunException if the broker does not accept it
	 */
	void send(String scope, long stepExecutionId) {
		try {
			this.jms.convertAndSend(nameFor(scope), Long.toString(stepExecutionId));
		}
		catch (JmsException ex) {
			throw Broker.trouble(ex);
		}
	}

	@Override
	public void close() {
		this.connections.destroy();
	}

}
