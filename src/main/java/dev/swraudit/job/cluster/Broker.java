package dev.swraudit.job.cluster;

import java.util.Objects;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RunException;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connection to Apache Artemis, for managers and workers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
@ConditionalOnClusterRole({ ClusterRole.MANAGER, ClusterRole.WORKER })
class Broker {

	/** A message stays with the broker until a worker is free for it. */
	@Bean
	ActiveMQConnectionFactory brokerConnections(ClusterProperties cluster) {
		ActiveMQConnectionFactory connections = open(Objects.requireNonNull(cluster.brokerUrl()).reveal());
		if (cluster.user() != null) {
			connections.setUser(cluster.user());
			connections.setPassword((cluster.password() != null) ? cluster.password().reveal() : null);
		}
		connections.setConsumerWindowSize(0);
		stayWithJavasSockets(connections);
		return connections;
	}

	/**
	 * For a message a range they are fast enough; of native code a Java from 24 on warns
	 * on the console.
	 */
	private static void stayWithJavasSockets(ActiveMQConnectionFactory connections) {
		for (TransportConfiguration connector : connections.getStaticConnectors()) {
			connector.getParams().putIfAbsent(TransportConstants.USE_EPOLL_PROP_NAME, false);
			connector.getParams().putIfAbsent(TransportConstants.USE_KQUEUE_PROP_NAME, false);
		}
	}

	/** The message does not repeat the URL, because it may contain a password. */
	private static ActiveMQConnectionFactory open(String url) {
		try {
			return new ActiveMQConnectionFactory(url);
		}
		catch (RuntimeException ex) {
			throw RunException
				.configurationError("audit.cluster.broker-url: is not the URL of an Apache Artemis broker; it"
						+ " is such as tcp://broker:61616");
		}
	}

	/**
	 * Requires a broker that accepts the credentials.
	 * @throws RunException if there is none, or it refuses them
	 */
	static void require(ConnectionFactory connections) {
		try (Connection connection = connections.createConnection()) {
			connection.start();
		}
		catch (JMSException ex) {
			throw trouble(ex);
		}
	}

	/** Returns the exception for a failure of the broker. */
	static RunException trouble(Exception failure) {
		return isRefusal(failure) || isRefusal(failure.getCause())
				? RunException.configurationError("the broker refuses audit.cluster.user or .password")
				: RunException.tryAgain("the broker of audit.cluster.broker-url fails: " + failure.getMessage() + "; "
						+ RunException.KEPT);
	}

	private static boolean isRefusal(@Nullable Throwable failure) {
		return failure instanceof JMSSecurityException;
	}

}
