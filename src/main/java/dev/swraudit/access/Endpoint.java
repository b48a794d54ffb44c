package dev.swraudit.access;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where the API is: a base URL, or a Huawei Cloud region that stands for one.
 */
final class Endpoint {

	private static final Pattern REGION = Pattern.compile("[a-z]{2,}-[a-z]+-\\d+");

	private static final Pattern LITERAL_ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

	private Endpoint() {
	}

	static URI of(@Nullable String endpoint, @Nullable String region) {
		if (isBlank(endpoint) == isBlank(region)) {
			throw new InvalidSettingException(isBlank(endpoint)
					? "no endpoint: set audit.swr.endpoint to the base URL of SWR, or audit.swr.region"
					: "audit.swr.endpoint and audit.swr.region are both set: leave one out");
		}
		return (endpoint != null && !endpoint.isBlank()) ? ofUrl("audit.swr.endpoint", endpoint) : ofRegion(region);
	}

	private static URI ofRegion(@Nullable String region) {
		if (region == null || !REGION.matcher(region).matches()) {
			throw new InvalidSettingException(
					"audit.swr.region: '" + region + "' is not the name of a region, such as eu-west-101");
		}
		String domain = region.equals("eu-west-101") ? "myhuaweicloud.eu" : "myhuaweicloud.com";
		return URI.create("https://swr-api." + region + "." + domain);
	}

	/**
	 * The base URL that a setting gives, without a slash at its end.
	 * @throws InvalidSettingException if it is not one that secrets may be sent to
	 */
	static URI ofUrl(String setting, String value) {
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

	/** Whether what is sent there can be read by nobody on the way. */
	static boolean isProtected(URI url) {
		String scheme = (url.getScheme() != null) ? url.getScheme().toLowerCase(Locale.ROOT) : "";
		return url.getHost() != null
				&& (scheme.equals("https") || (scheme.equals("http") && isLoopback(url.getHost())));
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
		return new InvalidSettingException(setting + ": '" + withoutUserInfo(endpoint)
				+ "' is not an https:// base URL without query (http:// is for loopback addresses alone)");
	}

	static String withoutUserInfo(String endpoint) {
		return endpoint.replaceAll("//[^/]*@", "//***@");
	}

	/** Names are not resolved, but for localhost: what they mean is not ours to say. */
	private static boolean isLoopback(String host) {
		if (host.equalsIgnoreCase("localhost")) {
			return true;
		}
		try {
			return LITERAL_ADDRESS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

}
