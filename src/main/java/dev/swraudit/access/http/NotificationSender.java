package dev.swraudit.access.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * A message that is sent once, to an address that is told to nobody: TLS is verified, no
 * redirect is followed, and of the answer only the status counts.
 */
public final class NotificationSender {

	private final URI address;

	private final @Nullable HttpHost proxy;

	private NotificationSender(URI address, @Nullable HttpHost proxy) {
		this.address = address;
		this.proxy = proxy;
	}

	/**
	 * A message to an address that is a secret itself.
	 * @param setting the name of the address's setting, for the message
	 * @param address https; http for loopback addresses alone
	 * @throws InvalidSettingException if it is not; the address is not repeated
	 */
	public static NotificationSender toSecret(String setting, String address) {
		try {
			URI url = URI.create(address.strip());
			if (Endpoint.isProtected(url) && url.getRawUserInfo() == null) {
				return new NotificationSender(url, null);
			}
		}
		catch (IllegalArgumentException ex) {
			// Its message quotes the address.
		}
		throw new InvalidSettingException(setting + ": is not an https:// address (http:// is for loopback addresses"
				+ " alone); it is not repeated here, since whoever knows it can write there");
	}

	/**
	 * A message to an address in one's own network.
	 * @param setting the name of the address's setting, for the message
	 * @param base http or https, without query and login
	 * @param path what follows it
	 * @throws InvalidSettingException if it is not
	 */
	public static NotificationSender to(String setting, String base, String path) {
		String text = base.strip().replaceAll("/+$", "");
		if (text.matches("(?i)https?://[^/?#@\\s]+(/[^?#@\\s]*)?")) {
			try {
				return new NotificationSender(URI.create(text + path), null);
			}
			catch (IllegalArgumentException ex) {
				// Said below, with what is allowed.
			}
		}
		throw new InvalidSettingException(setting + ": " + UserInput.quotedUrl(base)
				+ " is not http://host:port or https://host:port, without query and login");
	}

	/**
	 * Returns the same message, sent through a proxy. A message to a loopback address
	 * over http is sent without it.
	 * @param setting the name of the proxy's setting, for the message
	 * @param proxy http://host:port; blank is none
	 * @throws InvalidSettingException if it is not
	 */
	public NotificationSender through(String setting, @Nullable String proxy) {
		if (proxy == null || proxy.isBlank()) {
			return this;
		}
		HttpHost host = ProxyRoute.host(setting, proxy);
		return Endpoint.isHttpOnLoopback(this.address.getScheme(), this.address.getHost()) ? this
				: new NotificationSender(this.address, host);
	}

	/**
	 * Sends it.
	 * @param method POST or PUT
	 * @param limit the longest time that it may take to connect, and to answer
	 * @throws IOException if no answer comes, or another status than 2xx; the message
	 * says which, and not to whom
	 */
	public void send(String method, String contentType, byte[] body, Duration limit)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.address)
			.timeout(limit)
			.header("Content-Type", contentType)
			.header("User-Agent", "swr-permission-audit")
			.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		int status = status(request, limit);
		if (status < 200 || status > 299) {
			throw new IOException("HTTP status " + status);
		}
	}

	private int status(HttpRequest request, Duration limit) throws IOException, InterruptedException {
		try {
			return client(limit).send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			// Without its cause: who logs it must not tell the address.
			throw new IOException(describe(ex));
		}
	}

	private HttpClient client(Duration limit) {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(limit)
			.proxy(proxySelector())
			.build();
	}

	/**
	 * Without a proxy of its own the client would use the one of the system properties.
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
