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

/**
 * The sending of requests on connections that are silent before: what came behind an
 * answer would else be taken for the next one's, and one repository's access list for
 * another's.
 */
final class CleanConnections extends HttpRequestExecutor {

	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
			HttpResponseInformationCallback callback, HttpContext context) throws IOException, HttpException {
		if (isUsed(connection) && !isSilent(connection)) {
			throw new ProtocolException("bytes came before the request was sent");
		}
		return super.execute(request, connection, callback, context);
	}

	private static boolean isUsed(HttpClientConnection connection) {
		EndpointDetails details = connection.getEndpointDetails();
		return details != null && details.getRequestCount() > 0;
	}

	private static boolean isSilent(HttpClientConnection connection) throws IOException {
		return (connection instanceof QuietConnection quiet) ? quiet.isSilent()
				: !connection.isDataAvailable(QuietConnection.LOOK);
	}

}
