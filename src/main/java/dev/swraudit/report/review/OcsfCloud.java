package dev.swraudit.report.review;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.population.PopulationQuery.CloudAccount;
import org.jspecify.annotations.Nullable;

/**
 * Cloud of an audit as an OCSF object, from the endpoint and the account.
 */
final class OcsfCloud {

	/** Host such as {@code swr-api.eu-west-101.myhuaweicloud.eu}. */
	private static final Pattern HOST = Pattern.compile("swr[a-z-]*\\.([a-z0-9]+(?:-[a-z0-9]+)+)\\..*");

	private OcsfCloud() {
	}

	/**
	 * Returns the cloud.
	 * @param account the account; null if no response named it
	 */
	static OcsfEvent.Cloud of(String endpoint, @Nullable CloudAccount account) {
		String host = Objects.requireNonNullElse(URI.create(endpoint).getHost(), endpoint);
		Matcher region = HOST.matcher(host);
		return new OcsfEvent.Cloud(host.endsWith("otc.t-systems.com") ? "Open Telekom Cloud" : "Huawei Cloud",
				region.matches() ? region.group(1) : null,
				(account != null) ? new OcsfEvent.CloudAccount(account.id(), account.name()) : null);
	}

}
