package dev.swraudit.access;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;

import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * The sending of requests on connections that are silent before: what came behind an
 * answer would else be taken for the next one's, and one repository's access list for
 * another's.
 */
final class CleanConnections extends HttpRequestExecutor {

	/** The shortest wait there is: what came with an answer is there already. */
	private static final Timeout LOOK = Timeout.ofMilliseconds(1);

	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
			HttpResponseInformationCallback callback, HttpContext context) throws IOException, HttpException {
		if (isUsed(connection) && connection.isDataAvailable(LOOK)) {
			throw new ProtocolException("bytes came before the request was sent");
		}
		return super.execute(request, connection, callback, context);
	}

	private static boolean isUsed(HttpClientConnection connection) {
		EndpointDetails details = connection.getEndpointDetails();
		return details != null && details.getRequestCount() > 0;
	}

}
