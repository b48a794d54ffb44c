package dev.swraudit.report.notify;

import dev.swraudit.message.SecretValue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the webhook.
 *
 * @param webhook URL that receives one JSON POST at the end of every run; https, or http
 * for a loopback address; it is a secret
 * @param proxy HTTP proxy for the webhook, http://host:port; disabled by default
 */
@ConfigurationProperties("audit.notify")
public record NotifyProperties(@Nullable SecretValue webhook, @Nullable String proxy) {

}
