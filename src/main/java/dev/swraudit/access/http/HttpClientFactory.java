package dev.swraudit.access.http;

import dev.swraudit.message.UserInput;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Creates the HTTP client from the settings. The client verifies TLS. It follows no
 * redirects, does not retry, keeps no cookies, does not authenticate, ignores system
 * properties and does not log traffic.
 */
public final class HttpClientFactory {

	/** Limited because a device on the way may drop an idle connection. */
	private static final TimeValue MAX_AGE = TimeValue.ofMinutes(3);

	private final SwrProperties settings;

	private final SslBundles sslBundles;

	public HttpClientFactory(SwrProperties settings, SslBundles sslBundles) {
		this.settings = settings;
		this.sslBundles = sslBundles;
	}

	/**
	 * Opens a client. It does not decompress, and takes its timeouts from the context of
	 * each exchange.
	 * @throws InvalidSettingException if the SSL bundle is missing or unreadable, or the
	 * proxy is invalid
	 */
	public CloseableHttpClient open() {
		String proxy = this.settings.proxy();
		return (proxy == null || proxy.isBlank()) ? HttpClients.createMinimal(connections())
				: through(ProxyRoute.host("audit.swr.proxy", proxy));
	}

	/**
	 * Opens a client for a proxy, which needs a part of the execution chain. The full
	 * chain takes a third of the processing time of a request.
	 */
	private CloseableHttpClient through(HttpHost proxy) {
		return HttpClients.custom()
			.setConnectionManager(connections())
			.setRoutePlanner(new ProxyRoute(proxy))
			.disableAutomaticRetries()
			.disableContentCompression()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableAuthCaching()
			.setUserAgent(Transport.USER_AGENT)
			.build();
	}

	private HttpClientConnectionManager connections() {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory((socket) -> new GuardedConnection())
			.setTlsSocketStrategy(tls())
			.setMaxConnPerRoute(this.settings.concurrency())
			.setMaxConnTotal(this.settings.concurrency())
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setTimeToLive(MAX_AGE)
				.setConnectTimeout(Timeout.of(this.settings.connectTimeout()))
				.setSocketTimeout(Timeout.of(this.settings.responseTimeout().plusSeconds(1)))
				.build())
			.build();
	}

	private TlsSocketStrategy tls() {
		String name = this.settings.sslBundle();
		if (name == null || name.isBlank()) {
			return DefaultClientTlsStrategy.createDefault();
		}
		try {
			SslBundle bundle = this.sslBundles.getBundle(name);
			return new DefaultClientTlsStrategy(bundle.createSslContext(), bundle.getOptions().getEnabledProtocols(),
					bundle.getOptions().getCiphers(), null, null);
		}
		catch (NoSuchSslBundleException ex) {
			boolean shown = UserInput.isName(name);
			throw new InvalidSettingException("audit.swr.ssl-bundle: no SSL bundle "
					+ (shown ? "'" + name + "'" : "of the given name") + "; define it with spring.ssl.bundle.pem."
					+ (shown ? name : "NAME") + ".truststore.certificate");
		}
		catch (IllegalStateException ex) {
			throw new InvalidSettingException(
					"audit.swr.ssl-bundle: SSL bundle '" + name + "' cannot be read: " + ex.getMessage());
		}
	}

}
