package dev.swraudit.report.notify;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.message.SecretValue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.core.env.Environment;

/**
 * Settings of the webhook.
 *
 * @param webhook URL that receives one JSON POST at the end of every run; https, or http
 * for a loopback address; it is a secret
 * @param proxy HTTP proxy for the webhook, http://host:port; disabled by default
 * @param sslBundle name of the Spring SSL bundle (spring.ssl.bundle.pem.NAME.*) whose
 * certificates webhook and Pushgateway are verified with, instead of those of the Java
 * runtime, for a private CA
 * @param retryFor how long webhook and Pushgateway are tried again after a transport
 * fault and the HTTP statuses 5xx and 429; 0s tries once
 */
@ConfigurationProperties("audit.notify")
public record NotifyProperties(@Nullable SecretValue webhook, @Nullable String proxy, @Nullable String sslBundle,
		@DefaultValue("1m") @DurationUnit(ChronoUnit.SECONDS) Duration retryFor) {

	public NotifyProperties {
		if (retryFor.isNegative() || retryFor.compareTo(Duration.ofHours(1)) > 0) {
			throw new InvalidSettingException(
					"audit.notify.retry-for: '" + retryFor.toSeconds() + "s' is not a duration from 0s to 1h");
		}
	}

	static NotifyProperties in(Environment settings) {
		return Binder.get(settings).bindOrCreate("audit.notify", NotifyProperties.class);
	}

}
