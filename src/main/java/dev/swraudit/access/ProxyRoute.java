package dev.swraudit.access;

import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The way through a proxy, for all but the metadata service of an ECS server, which
 * answers nobody else.
 */
final class ProxyRoute extends DefaultProxyRoutePlanner {

	ProxyRoute(HttpHost proxy) {
		super(proxy);
	}

	@Override
	protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
		return target.getHostName().equals(EcsAgency.METADATA.getHost()) ? null : super.determineProxy(target, context);
	}

}
