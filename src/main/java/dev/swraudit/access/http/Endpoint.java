package dev.swraudit.access.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.swraudit.message.UserInput;
import org.jspecify.annotations.Nullable;

/**
 * Base URL of an API, given as a URL or as a Huawei Cloud region.
 */
public final class Endpoint {

	private static final Pattern REGION = Pattern.compile("[a-z]{2,}-[a-z]+-\\d+|eu-de|eu-nl");

	private static final Pattern IPV4_ADDRESS = Pattern.compile("[0-9.]+");

	/** Brackets appear in a URL, but not in the route of the HTTP client. */
	private static final Pattern IPV6_ADDRESS = Pattern.compile("\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?");

	private Endpoint() {
	}

	static URI of(@Nullable String endpoint, @Nullable String region) {
		if (isBlank(endpoint) == isBlank(region)) {
			throw new InvalidSettingException(isBlank(endpoint)
					? "no endpoint; set audit.swr.endpoint to the base URL of SWR, or set audit.swr.region"
					: "audit.swr.endpoint and audit.swr.region are both set; remove one of them");
		}
		return (endpoint != null && !endpoint.isBlank()) ? ofUrl("audit.swr.endpoint", endpoint) : ofRegion(region);
	}

	private static URI ofRegion(@Nullable String region) {
		if (region == null || !REGION.matcher(region).matches()) {
			throw new InvalidSettingException("audit.swr.region: " + UserInput.quoted(String.valueOf(region))
					+ " is not the name of a region, such as eu-west-101 of Huawei Cloud or eu-de of Open Telekom Cloud;"
					+ " for others set audit.swr.endpoint");
		}
		String domain = switch (region) {
			case "eu-west-101" -> "myhuaweicloud.eu";
			case "eu-de", "eu-nl" -> "otc.t-systems.com";
			default -> "myhuaweicloud.com";
		};
		return URI.create("https://swr-api." + region + "." + domain);
	}

	/**
	 * Returns the base URL from a setting, without a trailing slash.
	 * @throws InvalidSettingException if secrets must not be sent to it
	 */
	public static URI ofUrl(String setting, String value) {
		String endpoint = value.strip();
		URI url = parse(setting, endpoint);
		if (!isProtected(url) || url.getRawQuery() != null || url.getRawFragment() != null
				|| url.getRawUserInfo() != null) {
			throw notAllowed(setting, endpoint);
		}
		String authority = url.getRawAuthority().toLowerCase(Locale.ROOT);
		return URI.create(
				url.getScheme().toLowerCase(Locale.ROOT) + "://" + authority + url.getRawPath().replaceAll("/+$", ""));
	}

	/** Returns whether requests to the URL cannot be read on the way. */
	static boolean isProtected(URI url) {
		return url.getHost() != null
				&& ("https".equalsIgnoreCase(url.getScheme()) || isHttpOnLoopback(url.getScheme(), url.getHost()));
	}

	/**
	 * Returns whether a request is unencrypted and stays on this machine. Such a request
	 * never uses a proxy, because the proxy could read it and would connect to its own
	 * machine.
	 */
	static boolean isHttpOnLoopback(@Nullable String scheme, String host) {
		return "http".equalsIgnoreCase(scheme) && isLoopback(host);
	}

	private static URI parse(String setting, String endpoint) {
		try {
			return new URI(endpoint);
		}
		catch (URISyntaxException ex) {
			throw notAllowed(setting, endpoint);
		}
	}

	private static InvalidSettingException notAllowed(String setting, String endpoint) {
		return new InvalidSettingException(setting + ": " + UserInput.quotedUrl(endpoint)
				+ " is not an https:// base URL without query (http:// is allowed for loopback addresses only)");
	}

	/**
	 * Returns whether a host is this machine. The only accepted name is localhost,
	 * because any other name may resolve to another machine later.
	 */
	private static boolean isLoopback(String host) {
		if (host.equalsIgnoreCase("localhost")) {
			return true;
		}
		boolean literal = IPV4_ADDRESS.matcher(host).matches() || IPV6_ADDRESS.matcher(host).matches();
		try {
			return literal && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
