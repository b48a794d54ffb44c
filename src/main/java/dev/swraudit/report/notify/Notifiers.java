package dev.swraudit.report.notify;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Configured notifiers.
 */
public final class Notifiers {

	private Notifiers() {
	}

	/**
	 * Returns the configured notifiers. Needs only the environment, so that invalid
	 * settings are reported too.
	 * @throws dev.swraudit.access.http.InvalidSettingException if an address is not
	 * allowed
	 */
	public static List<Notifier> namedBy(Environment settings) {
		NotifyProperties notify = NotifyProperties.in(settings);
		MetricsProperties metrics = Binder.get(settings).bindOrCreate("audit.metrics", MetricsProperties.class);
		SSLContext tls = NotifierTls.of(notify.sslBundle(), settings);
		return Stream.<Notifier>of(Webhook.of(notify, tls), Pushgateway.of(metrics, tls))
			.filter(Objects::nonNull)
			.toList();
	}

	/** Returns how long a notification is tried again. */
	public static Duration retryFor(Environment settings) {
		return NotifyProperties.in(settings).retryFor();
	}

}
