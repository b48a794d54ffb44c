package dev.swraudit.access.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;

import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * TLS faults that are configuration errors. {@link HttpClientFactoryTests} has the
 * variants that a test server can produce.
 */
class CertificateFaultTests {

	private static final String SERVER = "https://swr.example.com";

	@ParameterizedTest
	@MethodSource
	void untrustedCertificateIsPermanent(IOException fault) {
		assertThatExceptionOfType(UnusableConnectionException.class)
			.isThrownBy(() -> TransportErrors.requireTemporary(fault, SERVER))
			.withMessageStartingWith("the certificate of " + SERVER + " is not trusted: why; ");
	}

	static Stream<IOException> untrustedCertificateIsPermanent() {
		return Stream.of(because(new CertificateException("why")), because(new CertificateExpiredException("why")),
				because(new CertificateException("no path", new CertPathValidatorException("why"))),
				because(new IllegalStateException(new InvalidAlgorithmParameterException("why"))));
	}

	@ParameterizedTest
	@MethodSource
	void certificateOfAnotherHostIsPermanent(IOException fault) {
		assertThatExceptionOfType(UnusableConnectionException.class)
			.isThrownBy(() -> TransportErrors.requireTemporary(fault, SERVER))
			.withMessageStartingWith("the certificate of " + SERVER + " is for another host: ");
	}

	static Stream<IOException> certificateOfAnotherHostIsPermanent() {
		return Stream.of(because(new CertificateException("No name matching swr.example.com found")),
				because(new CertificateException("No subject alternative DNS name matching swr.example.com found.")),
				new SSLPeerUnverifiedException("Certificate for <swr.example.com> doesn't match"));
	}

	@ParameterizedTest
	@MethodSource
	void otherFaultsAreTemporary(IOException fault) {
		assertThatNoException().isThrownBy(() -> TransportErrors.requireTemporary(fault, SERVER));
	}

	static Stream<IOException> otherFaultsAreTemporary() {
		return Stream.of(new SSLHandshakeException("Received fatal alert: protocol_version"),
				new SSLException("Unsupported or unrecognized SSL message"),
				because(new AEADBadTagException("bad tag")), because(new GeneralSecurityException("why")),
				new SocketTimeoutException("late"), new IOException());
	}

	@Test
	void reasonIsOneLine() {
		assertThatExceptionOfType(UnusableConnectionException.class)
			.isThrownBy(
					() -> TransportErrors.requireTemporary(because(new CertificateException("a\n\u001b[2Jb")), SERVER))
			.withMessageContaining(" is not trusted: a [2Jb; ");
	}

	private static IOException because(Exception cause) {
		SSLHandshakeException fault = new SSLHandshakeException("failed");
		fault.initCause(cause);
		return fault;
	}

}
