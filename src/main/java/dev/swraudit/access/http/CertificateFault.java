package dev.swraudit.access.http;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLPeerUnverifiedException;

import dev.swraudit.message.UntrustedText;

/**
 * Rejected server certificate. Another attempt cannot help.
 *
 * @param ofAnotherHost whether the certificate is for another host; otherwise it is not
 * trusted
 * @param reason the reason, in one printable line
 */
public record CertificateFault(boolean ofAnotherHost, String reason) {

	/** Searches a failure and its causes for a certificate fault. */
	public static Optional<CertificateFault> in(Throwable failure) {
		List<Throwable> chain = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
		if (chain.stream().noneMatch(CertificateFault::isAboutTheCertificate)) {
			return Optional.empty();
		}
		String reason = String.valueOf(chain.get(chain.size() - 1).getMessage());
		return Optional.of(new CertificateFault(chain.stream().anyMatch(CertificateFault::isAboutTheHost),
				UntrustedText.line(reason, 200)));
	}

	/** Describes the fault, as the end of a sentence. */
	public String description() {
		return (this.ofAnotherHost ? "is for another host: " : "is not trusted: ") + this.reason;
	}

	/** Includes the exception that Java throws for an empty trust store. */
	private static boolean isAboutTheCertificate(Throwable cause) {
		return cause instanceof CertificateException || cause instanceof CertPathBuilderException
				|| cause instanceof CertPathValidatorException || cause instanceof SSLPeerUnverifiedException
				|| cause instanceof InvalidAlgorithmParameterException;
	}

	/** Compares messages because the JDK has no type for this fault. */
	private static boolean isAboutTheHost(Throwable cause) {
		String message = String.valueOf(cause.getMessage());
		return cause instanceof SSLPeerUnverifiedException || (cause instanceof CertificateException
				&& (message.startsWith("No subject alternative") || message.startsWith("No name matching")));
	}

}
