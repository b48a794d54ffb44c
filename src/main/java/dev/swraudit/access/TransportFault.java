package dev.swraudit.access;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

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
		if (fault instanceof NoHttpResponseException || fault instanceof ConnectionClosedException) {
			return "connection closed before the answer was whole";
		}
		return (fault.getMessage() != null) ? fault.getMessage() : fault.getClass().getSimpleName();
	}

}
