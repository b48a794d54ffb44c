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
 * The broker's queues, one a scope: each message is the id of a step execution, as text.
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

	/** A scope's own: a worker has the credentials of one scope. */
	static String nameFor(String scope) {
		return "swr-permission-audit." + scope;
	}

	/**
	 * Sends a range to whichever worker takes it first.
	 * @throws RunException if the broker does not take it
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
