package dev.swraudit.access.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Connection with two protections:
 * <ul>
 * <li>It does not log, because the loggers of the HTTP client write all traffic, secrets
 * included, at debug level.
 * <li>It refuses to send a request while unread bytes are left after a response. They
 * would count as the next response, so that one repository would get the access list of
 * another.
 * </ul>
 */
final class GuardedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

	/** Allows for an IAM token, a header of up to about ten thousand characters. */
	private static final Http1Config HTTP_CONFIG = Http1Config.custom()
		.setMaxLineLength(65_536)
		.setMaxHeaderCount(200)
		.build();

	/** Shortest possible wait, because surplus bytes arrive with their response. */
	private static final Timeout PROBE = Timeout.ofMilliseconds(1);

	private volatile @Nullable Timeout timeout;

	/** Buffer of the superclass, which exposes it only for a response with a body. */
	private volatile @Nullable SessionInputBuffer buffer;

	private volatile boolean used;

	GuardedConnection() {
		super(HTTP_CONFIG, null, null, null, null, null, new DefaultHttpResponseParserFactory(HTTP_CONFIG));
	}

	@Override
	protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream input) {
		this.buffer = buffer;
		return super.createContentInputStream(length, buffer, input);
	}

	@Override
	public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
		if (this.used && hasUnreadBytes()) {
			throw new ProtocolException("bytes arrived before the request was sent");
		}
		this.used = true;
		super.sendRequestHeader(request);
	}

	/** Rejects a protocol switch, because the bytes after it are not a response. */
	@Override
	public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
		ClassicHttpResponse response = super.receiveResponseHeader();
		if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
			throw new ProtocolException("protocols were switched");
		}
		return response;
	}

	/**
	 * Returns whether bytes have arrived that were not read. Probes the socket, which
	 * takes a millisecond, only if bytes may be there: with TLS they may be no content.
	 */
	private boolean hasUnreadBytes() throws IOException {
		SessionInputBuffer buffered = this.buffer;
		SocketHolder holder = ensureOpen();
		boolean empty = buffered != null && buffered.length() == 0 && holder.getInputStream().available() == 0
				&& holder.getBaseSocket().getInputStream().available() == 0;
		return !empty && isDataAvailable(PROBE);
	}

	@Override
	public @Nullable Socket getSocket() {
		SocketHolder holder = getSocketHolder();
		return (holder != null) ? holder.getSocket() : null;
	}

	@Override
	public void setSocketTimeout(Timeout timeout) {
		super.setSocketTimeout(timeout);
		this.timeout = timeout;
	}

	/** Removes the timeout while the connection is idle in the pool. */
	@Override
	public void passivate() {
		super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
	}

	@Override
	public void activate() {
		super.setSocketTimeout(this.timeout);
	}

}
