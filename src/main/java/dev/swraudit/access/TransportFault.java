package dev.swraudit.access;

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
 * The words for a fault between us and the service.
 */
final class TransportFault {

	private TransportFault() {
	}

	static String describe(IOException fault) {
		if (fault instanceof ConnectTimeoutException) {
			return "no connection in time";
		}
		if (fault instanceof ConnectException) {
			return "connection refused";
		}
		if (fault instanceof UnknownHostException) {
			return "unknown host";
		}
		if (fault instanceof SSLException) {
			return "TLS: " + fault.getMessage();
		}
		if (fault instanceof SocketTimeoutException) {
			return "no answer in time";
		}
		if (fault instanceof ZipException || fault instanceof EOFException) {
			return "the compressed answer is damaged";
		}
		if (fault instanceof NoHttpResponseException || fault instanceof ConnectionClosedException
				|| fault instanceof TruncatedChunkException) {
			return "connection closed before the answer was whole";
		}
		if (fault instanceof ClientProtocolException || fault instanceof ProtocolException) {
			// Its message quotes what came instead, which may be anything.
			return "the answer is not HTTP";
		}
		return (fault.getMessage() != null) ? fault.getMessage() : fault.getClass().getSimpleName();
	}

}
