package dev.swraudit.report.notify;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who is told of every run's end.
 *
 * @param webhook address that gets one JSON POST at every end of an audit's run; https,
 * or http for a loopback address; it is a secret
 * @param proxy HTTP proxy for the webhook, http://host:port; none unless set
 */
@ConfigurationProperties("audit.notify")
public record NotifyProperties(@Nullable String webhook, @Nullable String proxy) {

}
