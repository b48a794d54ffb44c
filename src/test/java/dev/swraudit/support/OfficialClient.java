package dev.swraudit.support;

import java.net.URI;
import java.util.List;

import com.huaweicloud.sdk.core.auth.ICredential;
import com.huaweicloud.sdk.swr.v2.SwrClient;

/**
 * The client of Huawei Cloud's own SDK, pointed at a service on this machine.
 */
public final class OfficialClient {

	private OfficialClient() {
	}

	/** A client with any credential of the SDK's. */
	public static SwrClient at(URI endpoint, ICredential credential) {
		return SwrClient.newBuilder().withCredential(credential).withEndpoints(List.of(endpoint.toString())).build();
	}

	/**
	 * A client with a token, which the SDK itself accepts only from an identity provider.
	 */
	public static SwrClient at(URI endpoint, String token) {
		return at(endpoint, new BasicCredentials(token));
	}

	/**
	 * The SDK uses the simple name of this class.
	 */
	private static final class BasicCredentials extends com.huaweicloud.sdk.core.auth.BasicCredentials {

		BasicCredentials(String token) {
			this.authToken = token;
		}

	}

}
