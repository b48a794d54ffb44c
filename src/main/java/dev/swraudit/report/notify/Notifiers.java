package dev.swraudit.report.notify;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Those who are told of every run's end, as the settings name them.
 */
public final class Notifiers {

	private Notifiers() {
	}

	/**
	 * Reads them, also where a run gets no further than its settings.
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
