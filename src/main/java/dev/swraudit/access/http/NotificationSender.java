package dev.swraudit.access.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.message.UserInput;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Sends a notification, without retries. Verifies TLS, follows no redirects, checks only
 * the status of the response, and never reveals the address.
 */
public final class NotificationSender {

	private final URI address;

	private final @Nullable HttpHost proxy;

	private final @Nullable SSLContext tls;

	private NotificationSender(URI address, @Nullable HttpHost proxy, @Nullable SSLContext tls) {
		this.address = address;
		this.proxy = proxy;
		this.tls = tls;
	}

	/**
	 * Creates a sender for a secret address.
	 * @param setting the setting of the address, for messages
	 * @param address an https URL; http for loopback addresses only
	 * @throws InvalidSettingException if the address is not allowed; the message does not
	 * repeat it
	 */
	public static NotificationSender toSecret(String setting, String address) {
		try {
			URI url = URI.create(address.strip());
			if (Endpoint.isProtected(url) && url.getRawUserInfo() == null) {
				return new NotificationSender(url, null, null);
			}
		}
		catch (IllegalArgumentException ex) {
			// Its message quotes the address.
		}
		throw new InvalidSettingException(setting + ": the given value is not an https:// address (http:// is allowed"
				+ " for loopback addresses only); it is not repeated here because it is a secret");
	}

	/**
	 * Creates a sender for an address in the internal network.
	 * @param setting the setting of the address, for messages
	 * @param base an http or https URL without query and login
	 * @param path the path to append
	 * @throws InvalidSettingException if the base URL is not allowed
	 */
	public static NotificationSender to(String setting, String base, String path) {
		String text = base.strip().replaceAll("/+$", "");
		if (text.matches("(?i)https?://[^/?#@\\s]+(/[^?#@\\s]*)?")) {
			try {
				return new NotificationSender(URI.create(text + path), null, null);
			}
			catch (IllegalArgumentException ex) {
				// Reported below, with the allowed form.
			}
		}
		throw new InvalidSettingException(setting + ": " + UserInput.quotedUrl(base)
				+ " is not http://host:port or https://host:port without query and login");
	}

	/**
	 * Returns a sender that uses a proxy, except for http to a loopback address.
	 * @param setting the setting of the proxy, for messages
	 * @param proxy http://host:port; blank for no proxy
	 * @throws InvalidSettingException if the proxy is invalid
	 */
	public NotificationSender through(String setting, @Nullable String proxy) {
		if (proxy == null || proxy.isBlank()) {
			return this;
		}
		HttpHost host = ProxyRoute.host(setting, proxy);
		return Endpoint.isHttpOnLoopback(this.address.getScheme(), this.address.getHost()) ? this
				: new NotificationSender(this.address, host, this.tls);
	}

	/**
	 * Returns a sender that trusts other certificates than those of the Java runtime.
	 * @param context what it trusts; null for the certificates of the Java runtime
	 */
	public NotificationSender trusting(@Nullable SSLContext context) {
		return new NotificationSender(this.address, this.proxy, context);
	}

	/**
	 * Sends a notification.
	 * @param method POST or PUT
	 * @param limit the time limit to connect, and to respond
	 * @throws NotificationException if there is no response, or its status is not 2xx;
	 * the message does not contain the address
	 */
	public void send(String method, String contentType, byte[] body, Duration limit)
			throws NotificationException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.address)
			.timeout(limit)
			.header("Content-Type", contentType)
			.header("User-Agent", "swr-permission-audit")
			.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		HttpResponse<Void> response = exchange(request, limit);
		int status = response.statusCode();
		if (status < 200 || status > 299) {
			throw new NotificationException("HTTP status " + status, status >= 500 || status == 429,
					RetryAfter.parse(response.headers().firstValue("Retry-After").orElse(null), Instant.now()));
		}
	}

	private HttpResponse<Void> exchange(HttpRequest request, Duration limit)
			throws NotificationException, InterruptedException {
		try {
			return client(limit).send(request, BodyHandlers.discarding());
		}
		catch (IOException ex) {
			// Without the cause, because its message may contain the address.
			Optional<CertificateFault> certificate = CertificateFault.in(ex);
			throw new NotificationException(
					certificate
						.map((fault) -> "the certificate of the receiver " + fault.description()
								+ (fault.ofAnotherHost() ? ""
										: "; set audit.notify.ssl-bundle to trust the CA that issued it"))
						.map((text) -> text.replace(this.address.toString(), "***"))
						.orElseGet(() -> describe(ex)),
					certificate.isEmpty(), null);
		}
	}

	private HttpClient client(Duration limit) {
		HttpClient.Builder builder = HttpClient.newBuilder();
		if (this.tls != null) {
			builder.sslContext(this.tls);
		}
		return builder.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(limit)
			.proxy(proxySelector())
			.build();
	}

	/**
	 * Returns a selector in any case, because without one the client uses the proxy of
	 * the system properties.
	 */
	private ProxySelector proxySelector() {
		return (this.proxy == null) ? HttpClient.Builder.NO_PROXY
				: ProxySelector.of(new InetSocketAddress(this.proxy.getHostName(), this.proxy.getPort()));
	}

	private String describe(IOException fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
				return "unknown host";
			}
		}
		return UntrustedText.line(TransportErrors.describe(fault).replace(this.address.toString(), "***"), 200);
	}

}
