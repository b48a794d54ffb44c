package dev.swraudit.job;

import jakarta.jms.ConnectionFactory;

import org.springframework.jms.core.JmsTemplate;

/**
 * The broker's queue of a scope: each message is the id of a step execution, as text.
 */
final class RangeQueue {

	private final JmsTemplate jms;

	RangeQueue(ConnectionFactory connections) {
		this.jms = new JmsTemplate(connections);
	}

	/** Its name, a scope's own: a worker has the credentials of one scope. */
	static String nameFor(String scope) {
		return "swr-permission-audit." + scope;
	}

	/**
	 * Sends a range to whichever worker takes it first.
	 * @throws org.springframework.jms.JmsException if the broker does not take it
	 */
	void send(String scope, long stepExecutionId) {
		this.jms.convertAndSend(nameFor(scope), Long.toString(stepExecutionId));
	}

}
