package dev.swraudit.access.http;

import java.net.URI;
import java.net.URISyntaxException;

import dev.swraudit.message.UserInput;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Route through a proxy. Two kinds of requests bypass it: those to the metadata service
 * of an ECS server, which is reachable from that server only, and http to a loopback
 * address.
 */
public final class ProxyRoute extends DefaultProxyRoutePlanner {

	/** Address of the metadata service within every ECS server. */
	public static final URI ECS_METADATA = URI.create("http://169.254.169.254");

	ProxyRoute(HttpHost proxy) {
		super(proxy);
	}

	/**
	 * Returns the proxy from a setting.
	 * @throws InvalidSettingException if the value is not a proxy
	 */
	static HttpHost host(String setting, String value) {
		try {
			URI url = new URI(value.strip());
			if (url.getPort() > 0 && url.toString().matches("(?i)http://[^/?#@]+/?")) {
				return new HttpHost("http", url.getHost(), url.getPort());
			}
		}
		catch (URISyntaxException ex) {
			// Reported below, with the allowed form.
		}
		throw new InvalidSettingException(setting + ": " + UserInput.quotedUrl(value)
				+ " is not http://host:port (proxy authentication is not supported)");
	}

	@Override
	protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
		boolean direct = target.getHostName().equals(ECS_METADATA.getHost())
				|| Endpoint.isHttpOnLoopback(target.getSchemeName(), target.getHostName());
		return direct ? null : super.determineProxy(target, context);
	}

}
