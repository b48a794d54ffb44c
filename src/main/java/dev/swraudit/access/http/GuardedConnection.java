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
 * A connection that is silent in two ways. It has no logger: the client's own one, and
 * its parser of answers, write what goes over it, and so every secret, into the log of
 * whoever sets a level low enough. And it sends no request while bytes lie on it that
 * came behind an answer: they would be taken for the next one's, and one repository's
 * access list for another's.
 */
final class GuardedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

	/** An IAM token is a header of some ten thousand characters at most. */
	private static final Http1Config HEADS = Http1Config.custom()
		.setMaxLineLength(65_536)
		.setMaxHeaderCount(200)
		.build();

	/** The shortest wait there is: what came with an answer is there already. */
	private static final Timeout LOOK = Timeout.ofMilliseconds(1);

	private volatile @Nullable Timeout timeout;

	/** The connection's own, which it shows where an answer has a body. */
	private volatile @Nullable SessionInputBuffer buffer;

	private volatile boolean used;

	GuardedConnection() {
		super(HEADS, null, null, null, null, null, new DefaultHttpResponseParserFactory(HEADS));
	}

	@Override
	protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream input) {
		this.buffer = buffer;
		return super.createContentInputStream(length, buffer, input);
	}

	@Override
	public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
		if (this.used && !isSilent()) {
			throw new ProtocolException("bytes came before the request was sent");
		}
		this.used = true;
		super.sendRequestHeader(request);
	}

	/** What follows a switch of protocols is no answer. */
	@Override
	public ClassicHttpResponse receiveResponseHeader() throws HttpException, IOException {
		ClassicHttpResponse response = super.receiveResponseHeader();
		if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
			throw new ProtocolException("protocols were switched");
		}
		return response;
	}

	/**
	 * Whether nothing has come that is not read. A wait for it takes a millisecond of
	 * every exchange, so it is only made where something may be there: bytes under TLS
	 * need not be content.
	 */
	private boolean isSilent() throws IOException {
		SessionInputBuffer buffered = this.buffer;
		SocketHolder holder = ensureOpen();
		boolean nothing = buffered != null && buffered.length() == 0 && holder.getInputStream().available() == 0
				&& holder.getBaseSocket().getInputStream().available() == 0;
		return nothing || !isDataAvailable(LOOK);
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

	/** Idle in the pool: no timeout runs. */
	@Override
	public void passivate() {
		super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
	}

	@Override
	public void activate() {
		super.setSocketTimeout(this.timeout);
	}

}
