package dev.swraudit.access.credentials;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that sign every request with a secret key, as Huawei Cloud's SDK does
 * (SDK-HMAC-SHA256).
 */
final class SignedCredentials implements Credentials {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final AccessKey key;

	private final BasicCredentials signingKey;

	private final @Nullable Instant renewAt;

	private final Clock clock;

	SignedCredentials(AccessKey key, @Nullable Instant renewAt, Clock clock) {
		this.key = key;
		this.signingKey = new BasicCredentials().withAk(key.id()).withSk(key.secret());
		this.renewAt = renewAt;
		this.clock = clock;
	}

	/**
	 * Signs the host, the path as sent (with raw dollar signs), the query, whose values
	 * are sent without escapes, and all present headers except Content-Type.
	 */
	@Override
	public void authorize(HttpUriRequestBase request) {
		setHeader(request, "X-Project-Id", this.key.projectId());
		setHeader(request, "X-Security-Token", this.key.securityToken());
		request.setHeader("X-Sdk-Date", DATE.format(this.clock.instant()));
		request.setHeader("Authorization",
				AKSKSigner.getInstance().sign(requestToSign(request), this.signingKey).get("Authorization"));
	}

	private static HttpRequest requestToSign(HttpUriRequestBase request) {
		String[] pathAndQuery = request.getPath().split("\\?", 2);
		HttpRequest.HttpRequestBuilder copy = HttpRequest.newBuilder()
			.withMethod(HttpMethod.valueOf(request.getMethod()))
			.withEndpoint(request.getScheme() + "://" + request.getAuthority())
			.withPath(pathAndQuery[0]);
		if (pathAndQuery.length > 1) {
			for (String parameter : pathAndQuery[1].split("&", -1)) {
				String[] nameAndValue = parameter.split("=", 2);
				copy.addQueryParam(nameAndValue[0], List.of(nameAndValue[1]));
			}
		}
		for (Header header : request.getHeaders()) {
			copy.addHeader(header.getName(), header.getValue());
		}
		return copy.build();
	}

	private static void setHeader(HttpUriRequestBase request, String name, @Nullable String value) {
		if (value != null) {
			request.setHeader(name, value);
		}
	}

	@Override
	public String description() {
		return this.key.description();
	}

	@Override
	public @Nullable Instant renewAt() {
		return this.renewAt;
	}

}
