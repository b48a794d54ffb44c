package dev.swraudit.access;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/**
 * Faults between this process and a service: their description, and which of them are
 * permanent.
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
			return "unknown host" + nameOf(fault);
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

	/** Returns the host that was not found; the resolver adds its own reason to it. */
	private static String nameOf(IOException fault) {
		return (fault.getMessage() != null) ? ": " + fault.getMessage().replaceAll("(?s):.*", "") : "";
	}

	/**
	 * Checks that another attempt may succeed.
	 * @param server scheme and authority of the request, for the message
	 * @throws UnusableConnectionException if the certificate of the server is not trusted
	 * or is for another host
	 */
	static void requirePassing(IOException fault, String server) {
		List<Throwable> chain = Stream.iterate((Throwable) fault, Objects::nonNull, Throwable::getCause).toList();
		if (chain.stream().noneMatch(TransportFault::isAboutTheCertificate)) {
			return;
		}
		String reason = String.valueOf(chain.get(chain.size() - 1).getMessage());
		throw new UnusableConnectionException(chain.stream().anyMatch(TransportFault::isAboutTheHost)
				? "the certificate of " + server + " is for another host: " + reason
						+ "; use the host name that it was issued for"
				: "the certificate of " + server + " is not trusted: " + reason
						+ "; renew it, or set audit.swr.ssl-bundle to trust the CA that issued it");
	}

	/** The last one is thrown where nothing is trusted at all. */
	private static boolean isAboutTheCertificate(Throwable cause) {
		return cause instanceof CertificateException || cause instanceof CertPathBuilderException
				|| cause instanceof CertPathValidatorException || cause instanceof SSLPeerUnverifiedException
				|| cause instanceof InvalidAlgorithmParameterException;
	}

	/** The JDK has no type for it. */
	private static boolean isAboutTheHost(Throwable cause) {
		String message = String.valueOf(cause.getMessage());
		return cause instanceof SSLPeerUnverifiedException || (cause instanceof CertificateException
				&& (message.startsWith("No subject alternative") || message.startsWith("No name matching")));
	}

}
