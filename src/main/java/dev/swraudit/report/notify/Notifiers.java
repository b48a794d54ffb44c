package dev.swraudit.report.notify;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
		Binder binder = Binder.get(settings);
		NotifyProperties notify = binder.bindOrCreate("audit.notify", NotifyProperties.class);
		MetricsProperties metrics = binder.bindOrCreate("audit.metrics", MetricsProperties.class);
		return Stream.<Notifier>of(Webhook.of(notify), Pushgateway.of(metrics)).filter(Objects::nonNull).toList();
	}

}
