package dev.swraudit.access.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/**
 * Describes transport errors and finds the permanent ones.
 */
public final class TransportErrors {

	private TransportErrors() {
	}

	public static String describe(IOException fault) {
		if (fault instanceof ConnectTimeoutException) {
			return "connect timeout";
		}
		if (fault instanceof ConnectException) {
			return "connection refused";
		}
		if (fault instanceof UnknownHostException) {
			return "unknown host" + nameOf(fault);
		}
		if (fault instanceof SSLException) {
			return "TLS: " + fault.getMessage();
		}
		if (fault instanceof SocketTimeoutException) {
			return "response timeout";
		}
		if (fault instanceof ZipException || fault instanceof EOFException) {
			return "the compressed response is damaged";
		}
		if (fault instanceof NoHttpResponseException || fault instanceof ConnectionClosedException
				|| fault instanceof TruncatedChunkException) {
			return "connection closed before the response was complete";
		}
		if (fault instanceof ClientProtocolException || fault instanceof ProtocolException) {
			// Its message would quote untrusted bytes.
			return "the response is not HTTP";
		}
		return (fault.getMessage() != null) ? fault.getMessage() : fault.getClass().getSimpleName();
	}

	/** Returns the unknown host, without the reason that the resolver appends. */
	private static String nameOf(IOException fault) {
		return (fault.getMessage() != null) ? ": " + fault.getMessage().replaceAll("(?s):.*", "") : "";
	}

	/**
	 * Checks that another attempt may succeed.
	 * @param server scheme and authority of the request, for the message
	 * @throws UnusableConnectionException if the certificate of the server is not trusted
	 * or is for another host
	 */
	static void requireTemporary(IOException fault, String server) {
		CertificateFault.in(fault).ifPresent((certificate) -> {
			throw new UnusableConnectionException("the certificate of " + server + " " + certificate.description()
					+ (certificate.ofAnotherHost() ? "; use the host name that it was issued for"
							: "; renew it, or set audit.swr.ssl-bundle to trust the CA that issued it"));
		});
	}

}
