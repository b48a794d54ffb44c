package dev.swraudit.report.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import dev.swraudit.access.http.NotificationException;
import dev.swraudit.access.http.NotificationSender;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus Pushgateway that stores the metrics of the latest run and the latest audit
 * of each scope.
 */
final class Pushgateway implements Notifier {

	private static final String SETTING = "audit.metrics.pushgateway";

	private static final String GROUP = "/metrics/job/swr-permission-audit/scope/";

	private final String base;

	private final @Nullable SSLContext tls;

	private Pushgateway(String base, @Nullable SSLContext tls) {
		this.base = base;
		this.tls = tls;
		sender("default");
	}

	/** Returns the configured Pushgateway; null if none is set. */
	static @Nullable Pushgateway of(MetricsProperties settings, @Nullable SSLContext tls) {
		String base = settings.pushgateway();
		return (base == null || base.isBlank()) ? null : new Pushgateway(base, tls);
	}

	private NotificationSender sender(String scope) {
		return NotificationSender.to(SETTING, this.base, GROUP + scope).trusting(this.tls);
	}

	@Override
	public String setting() {
		return SETTING;
	}

	/**
	 * Sends the metrics. A run with an audit replaces all metrics of the scope (PUT). A
	 * run without one replaces only its own metrics (POST), so that those of the latest
	 * audit stay.
	 */
	@Override
	public void send(RunResult result, Duration limit) throws NotificationException, InterruptedException {
		if (result.scope() != null) {
			byte[] metrics = RunMetrics.of(result).getBytes(StandardCharsets.UTF_8);
			sender(result.scope()).send((result.audit() != null) ? "PUT" : "POST",
					"text/plain; version=0.0.4; charset=utf-8", metrics, limit);
		}
	}

}
