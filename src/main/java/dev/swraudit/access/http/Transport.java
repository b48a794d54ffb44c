package dev.swraudit.access.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange at a time and thread, within its limits: a deadline for the whole of
 * it, which comes before the client's own timeouts and says what it is, a bound on its
 * size, no redirect followed, nothing repeated.
 */
public final class Transport implements AutoCloseable {

	static final String USER_AGENT = "swr-permission-audit";

	private final CloseableHttpClient client;

	private final RequestConfig limits;

	private final ScheduledThreadPoolExecutor deadlines;

	private final Duration responseTimeout;

	private final int maxResponseSize;

	public Transport(SwrProperties settings, CloseableHttpClient client) {
		this.client = client;
		Timeout later = Timeout.of(settings.responseTimeout().plusSeconds(1));
		this.limits = RequestConfig.custom()
			.setConnectionRequestTimeout(later)
			.setResponseTimeout(later)
			.setAuthenticationEnabled(false)
			.build();
		this.deadlines = new ScheduledThreadPoolExecutor(1, Transport::daemon);
		this.deadlines.setRemoveOnCancelPolicy(true);
		this.responseTimeout = settings.responseTimeout();
		this.maxResponseSize = Math.toIntExact(settings.maxResponseSize().toBytes());
	}

	/**
	 * Sends a request and reads the answer to its end; of an error that is larger than
	 * allowed, its beginning.
	 * @throws OversizedAnswerException if the body of a 200 is larger than allowed
	 * @throws UnusableConnectionException if only a person can make the connection work
	 * @throws IOException on any other transport fault, the deadline included
	 */
	public HttpAnswer exchange(HttpUriRequestBase request) throws IOException {
		Deadline deadline = new Deadline(request);
		Future<?> alarm = this.deadlines.schedule(deadline, this.responseTimeout.toNanos(), TimeUnit.NANOSECONDS);
		try {
			request.setHeader("User-Agent", USER_AGENT);
			request.setHeader("Accept-Encoding", ContentDecoder.ACCEPTED);
			HttpClientContext context = HttpClientContext.create();
			context.setRequestConfig(this.limits);
			return this.client.execute(request, context, (response) -> {
				requireFromTarget(request, response, context);
				return read(request, response);
			});
		}
		catch (OversizedAnswerException ex) {
			return ex.answerUnlessOk();
		}
		catch (IOException | RuntimeException ex) {
			IOException fault = deadline.explain(ex, this.responseTimeout);
			TransportErrors.requirePassing(fault, request.getScheme() + "://" + request.getAuthority());
			throw fault;
		}
		finally {
			alarm.cancel(false);
		}
	}

	/**
	 * Checks that the service answered, not the proxy, whose 403 would be taken for a
	 * lack of rights.
	 */
	private static void requireFromTarget(HttpUriRequestBase request, ClassicHttpResponse response,
			HttpClientContext context) throws IOException {
		if (!"https".equalsIgnoreCase(request.getScheme()) || context.getSSLSession() != null) {
			return;
		}
		if (response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
			throw new UnusableConnectionException(
					"the proxy asks for a login (HTTP status 407), which is not supported;"
							+ " set audit.swr.proxy to one that asks for none, or remove it");
		}
		throw new IOException("the proxy refuses the tunnel (HTTP status " + response.getCode() + ")");
	}

	private HttpAnswer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
		try {
			byte[] body = body(response.getEntity());
			HttpAnswer answer = new HttpAnswer(response.getCode(), header(response, "Retry-After"),
					header(response, "Content-Type"), body, header(response, "X-Subject-Token"));
			if (body.length > this.maxResponseSize) {
				throw new OversizedAnswerException(answer, this.maxResponseSize);
			}
			return answer;
		}
		catch (IOException ex) {
			// To close a body before its end is to read it to its end.
			request.cancel();
			throw ex;
		}
	}

	/**
	 * All of a body, and a byte more than is allowed of one that is larger. Where its
	 * length is known no more is set aside: most answers are far smaller than a buffer.
	 */
	private byte[] body(@Nullable HttpEntity entity) throws IOException {
		long length = this.maxResponseSize + 1L;
		if (entity != null && entity.getContentEncoding() == null && entity.getContentLength() >= 0) {
			length = Math.min(length, entity.getContentLength());
		}
		return ContentDecoder.decoded(entity).readNBytes((int) length);
	}

	private static @Nullable String header(ClassicHttpResponse response, String name) {
		Header header = response.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

	@Override
	public void close() throws IOException {
		this.deadlines.shutdownNow();
		this.client.close();
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "swr-deadline");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * The end of one exchange's time.
	 */
	private static final class Deadline implements Runnable {

		private final HttpUriRequestBase request;

		private volatile boolean passed;

		Deadline(HttpUriRequestBase request) {
			this.request = request;
		}

		@Override
		public void run() {
			this.passed = true;
			this.request.cancel();
		}

		/**
		 * A fault as what it is: the passed deadline closes the socket under the reader.
		 */
		private IOException explain(Exception fault, Duration timeout) {
			if (this.passed) {
				return new InterruptedIOException("no whole answer within " + timeout.toMillis() + " ms");
			}
			if (fault instanceof RuntimeException bug) {
				throw bug;
			}
			return (IOException) fault;
		}

	}

}
