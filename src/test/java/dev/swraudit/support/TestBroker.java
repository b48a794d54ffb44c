package dev.swraudit.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.slf4j.LoggerFactory;

/**
 * A real Apache Artemis on a loopback port, which may be stopped and started again.
 */
public final class TestBroker implements AutoCloseable {

	static {
		// It tells every connection.
		((Logger) LoggerFactory.getLogger("org.apache.activemq")).setLevel(Level.ERROR);
	}

	private final Path data;

	private final int port = freePort();

	private final String parameters;

	private EmbeddedActiveMQ server;

	private TestBroker(Path data, String parameters) {
		this.data = data;
		this.parameters = parameters;
		this.server = startServer();
	}

	/**
	 * Starts a broker.
	 * @param data gets its files
	 */
	static TestBroker start(Path data) {
		return start(data, "");
	}

	/**
	 * Starts a broker that accepts only the user {@code auditor}, with the password
	 * {@code s3cret}.
	 * @param data gets its files
	 * @param parameters of the acceptor, with the question mark before them
	 */
	public static TestBroker start(Path data, String parameters) {
		return new TestBroker(data, parameters);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmbeddedActiveMQ startServer() {
		try {
			Configuration configuration = new ConfigurationImpl().setSecurityEnabled(!this.parameters.isEmpty())
				.setJournalType(JournalType.NIO)
				.setJournalDirectory(this.data.resolve("journal").toString())
				.setBindingsDirectory(this.data.resolve("bindings").toString())
				.setLargeMessagesDirectory(this.data.resolve("large").toString())
				.setPagingDirectory(this.data.resolve("paging").toString())
				.addAcceptorConfiguration("tcp", url() + this.parameters);
			SecurityConfiguration users = new SecurityConfiguration(Map.of("auditor", "s3cret"),
					Map.of("auditor", List.of("audit")));
			return new EmbeddedActiveMQ().setConfiguration(configuration)
				.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users))
				.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException("no broker", ex);
		}
	}

	public String url() {
		return "tcp://127.0.0.1:" + this.port;
	}

	/** Stops the broker and closes all connections. */
	public void stop() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the broker does not stop", ex);
		}
	}

	/** Starts the stopped broker again, at the same port and with what it had kept. */
	public void startAgain() {
		this.server = startServer();
	}

	/** Sends a text to a queue. */
	public void send(String queue, String text) throws JMSException {
		try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url());
				Connection connection = connections.createConnection();
				Session session = connection.createSession()) {
			session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
		}
	}

	@Override
	public void close() {
		stop();
	}

}
