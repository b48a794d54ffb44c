package dev.swraudit.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/**
 * SWR server inside this process: returns the responses of a directory of answer files on
 * a loopback port. All its threads are daemons, so they do not keep the JVM alive.
 */
public final class SampleSwr implements AutoCloseable {

	/**
	 * The only {@code X-Auth-Token} that is accepted.
	 */
	public static final String TOKEN = "sample-token";

	static {
		// The JDK's server reads this once; without it every small response takes 40 ms
		// longer.
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final ExecutorService executor;

	private SampleSwr(HttpServer server, ExecutorService executor) {
		this.server = server;
		this.executor = executor;
	}

	/**
	 * Starts on a free port.
	 * @param directory the directory with the folder {@code swr/} of answer files, which
	 * are read once
	 * @return the running server, at the first response of every sequence
	 * @throws SampleException if the folder is missing or a file is malformed
	 */
	public static SampleSwr start(Path directory) {
		return start(directory, 0);
	}

	/**
	 * Starts on a port.
	 * @param directory as above
	 * @param port port on the loopback address; 0 is a free port
	 * @throws SampleException as above, and if the port cannot be opened
	 */
	static SampleSwr start(Path directory, int port) {
		SampleRegistry registry = SampleRegistry.read(directory);
		ExecutorService executor = Executors.newCachedThreadPool(SampleSwr::daemon);
		HttpServer server = bind(port);
		server.createContext("/", new SwrApi(registry));
		server.setExecutor(executor);
		// The server thread is a daemon only if a daemon thread starts it.
		CompletableFuture.runAsync(server::start, executor).join();
		return new SampleSwr(server, executor);
	}

	/**
	 * Returns the base URL, {@code http://127.0.0.1:port} without a trailing slash.
	 */
	public URI endpoint() {
		InetSocketAddress address = this.server.getAddress();
		return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private static HttpServer bind(int port) {
		try {
			InetAddress loopback = InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
			return HttpServer.create(new InetSocketAddress(loopback, port), 0);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new SampleException("sample.port: the sample SWR cannot open port " + port + " of 127.0.0.1 ("
					+ ex.getMessage() + "); set another port, or 0 for a free one");
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "sample-swr");
		thread.setDaemon(true);
		return thread;
	}

}
