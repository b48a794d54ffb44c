package dev.swraudit.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy for tests: it tunnels for {@code CONNECT}, passes anything else on, and
 * logs the first line of each.
 */
public final class SmallProxy implements AutoCloseable {

	private final ServerSocket server;

	private final String refusal;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Queue<String> log = new ConcurrentLinkedQueue<>();

	private SmallProxy(String refusal) {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.refusal = refusal;
		this.threads.execute(this::accept);
	}

	public static SmallProxy start() {
		return new SmallProxy("");
	}

	/** A proxy that answers every request itself, with a status such as "403 No". */
	public static SmallProxy refusing(String status) {
		return new SmallProxy("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nno");
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	/** The request lines so far. */
	public List<String> log() {
		return List.copyOf(this.log);
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.threads.execute(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		try (client) {
			String head = readHead(client.getInputStream());
			String line = head.substring(0, head.indexOf("\r\n"));
			this.log.add(line);
			OutputStream out = client.getOutputStream();
			if (!this.refusal.isEmpty()) {
				out.write(this.refusal.getBytes(StandardCharsets.ISO_8859_1));
				return;
			}
			String target = line.split(" ", -1)[1];
			URI url = URI.create(line.startsWith("CONNECT ") ? "tcp://" + target : target);
			try (Socket server = new Socket(url.getHost(), url.getPort())) {
				if (line.startsWith("CONNECT ")) {
					out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
				}
				else {
					server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
				}
				this.threads.execute(() -> pump(client, server));
				pump(server, client);
			}
		}
		catch (IOException ex) {
			this.log.add(ex.toString());
		}
	}

	private static String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			head.append((char) in.read());
		}
		return head.toString();
	}

	/** Ends with either side. */
	private static void pump(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// Somebody has hung up, which is how every tunnel ends.
			return;
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.threads.shutdownNow();
	}

}
