package dev.swraudit.support;

import java.io.BufferedInputStream;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A server that sends scripted bytes after each request, so that a test can send any
 * invalid HTTP response.
 */
public final class ScriptedServer implements AutoCloseable {

	private final ServerSocket server;

	private final Function<Request, Script> scripts;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Queue<Request> log = new ConcurrentLinkedQueue<>();

	private ScriptedServer(Function<Request, Script> scripts) throws IOException {
		this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
		this.scripts = scripts;
		run("scripted-server", this::accept);
	}

	/**
	 * Starts a server.
	 * @param scripts the answer to each request
	 */
	public static ScriptedServer start(Function<Request, Script> scripts) {
		try {
			return new ScriptedServer(scripts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts a server that responds in this order and repeats the last response. */
	public static ScriptedServer start(List<Script> inTurn) {
		return start((request) -> inTurn.get(Math.min(request.number(), inTurn.size() - 1)));
	}

	/**
	 * Actions on the connection after a request.
	 */
	public interface Script {

		void play(Wire wire) throws IOException;

		/** A whole answer; the connection stays open. */
		static Script answer(int status, String headers, String body) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			return answer(status, headers, bytes);
		}

		/** A whole answer; the connection stays open. */
		static Script answer(int status, String headers, byte[] body) {
			String head = "HTTP/1.1 " + status + " x\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
			return (wire) -> {
				wire.send(head);
				wire.send(body);
			};
		}

	}

	/**
	 * A request as it was logged.
	 *
	 * @param number counted from 0
	 * @param nanos when it came, on the clock of {@link System#nanoTime()}
	 * @param head its first line and its headers, as they came over the wire
	 */
	public record Request(int number, long nanos, String head) {

		/** Returns the requested path, not decoded. */
		public String path() {
			return this.head.split(" ", 3)[1];
		}

	}

	/**
	 * The connection that a request came on.
	 */
	public static final class Wire {

		private final Socket socket;

		private Wire(Socket socket) {
			this.socket = socket;
		}

		public void send(String text) throws IOException {
			send(text.getBytes(StandardCharsets.UTF_8));
		}

		public void send(byte[] bytes) throws IOException {
			OutputStream out = this.socket.getOutputStream();
			out.write(bytes);
			out.flush();
		}

		/** Sends a byte at a time, with a pause after each. */
		public void drip(String text, long pauseMillis) throws IOException {
			for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
				send(new byte[] { octet });
				pause(pauseMillis);
			}
		}

		/** Repeats a text until the client has gone. */
		public void flood(String text) throws IOException {
			byte[] bytes = text.repeat(1 + 8192 / text.length()).getBytes(StandardCharsets.UTF_8);
			while (true) {
				send(bytes);
			}
		}

		/** Sends nothing more, and waits until the client has gone. */
		public void hang() throws IOException {
			while (this.socket.getInputStream().read() >= 0) {
				// What a client says now is not listened to.
			}
		}

		public void close() throws IOException {
			this.socket.close();
		}

		/** Ends the connection the hard way (RST). */
		public void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		/** The slowness of the wire, which is what is simulated here. */
		private static void pause(long millis) {
			try {
				Thread.sleep(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				socket.setTcpNoDelay(true);
				this.connections.add(socket);
				run("scripted-connection", () -> serve(socket));
			}
		}
		catch (IOException ex) {
			// The server was closed.
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			for (String head = readHead(in); head != null; head = readHead(in)) {
				next(head).play(new Wire(socket));
			}
		}
		catch (IOException ex) {
			// The client has gone, or the script closed the connection.
		}
		finally {
			this.connections.remove(socket);
		}
	}

	private synchronized Script next(String head) {
		Request request = new Request(this.log.size(), System.nanoTime(), head);
		this.log.add(request);
		return this.scripts.apply(request);
	}

	private static @Nullable String readHead(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
			int octet = in.read();
			if (octet < 0) {
				return null;
			}
			head.append((char) octet);
		}
		return head.toString();
	}

	private static void run(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	public URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.server.getLocalPort());
	}

	/** The requests so far, in the order in which they came. */
	public List<Request> log() {
		return List.copyOf(this.log);
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
