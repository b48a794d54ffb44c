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
 * Performs HTTP exchanges with a deadline for the whole exchange and a size limit.
 * Follows no redirects and does not retry. The deadline precedes the timeouts of the
 * client, so that its message is clear.
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
	 * Sends a request and reads the response to its end. Reads only the start of an
	 * oversized error response.
	 * @throws OversizedAnswerException if the body of a 200 is larger than allowed
	 * @throws UnusableConnectionException if the connection needs a configuration change
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
			TransportErrors.requireTemporary(fault, request.getScheme() + "://" + request.getAuthority());
			throw fault;
		}
		finally {
			alarm.cancel(false);
		}
	}

	/**
	 * Checks that the response is from the service, not from the proxy, because a 403 of
	 * the proxy would count as missing rights.
	 */
	private static void requireFromTarget(HttpUriRequestBase request, ClassicHttpResponse response,
			HttpClientContext context) throws IOException {
		if (!"https".equalsIgnoreCase(request.getScheme()) || context.getSSLSession() != null) {
			return;
		}
		if (response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
			throw new UnusableConnectionException(
					"the proxy requires authentication (HTTP status 407), which is not supported;"
							+ " set audit.swr.proxy to a proxy without authentication, or remove it");
		}
		throw new IOException("the proxy refused the tunnel (HTTP status " + response.getCode() + ")");
	}

	private HttpAnswer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
		try {
			byte[] body = body(response.getEntity());
			HttpAnswer answer = new HttpAnswer(response.getCode(), header(response, "Retry-After"),
					header(response, "Content-Type"), body, header(response, "X-Subject-Token"),
					header(response, "Content-Range"));
			if (body.length > this.maxResponseSize) {
				throw new OversizedAnswerException(answer, this.maxResponseSize);
			}
			return answer;
		}
		catch (IOException ex) {
			// Because closing the body would first read it to its end.
			request.cancel();
			throw ex;
		}
	}

	/**
	 * Reads a body, up to one byte more than allowed. Allocates no more than a known
	 * length, because most responses are much smaller than the default buffer.
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
	 * Deadline of one exchange.
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
		 * Returns the actual cause of a fault: the passed deadline, which closed the
		 * socket during reading, or the fault itself.
		 */
		private IOException explain(Exception fault, Duration timeout) {
			if (this.passed) {
				return new InterruptedIOException("no complete response within " + timeout.toMillis() + " ms");
			}
			if (fault instanceof RuntimeException bug) {
				throw bug;
			}
			return (IOException) fault;
		}

	}

}
