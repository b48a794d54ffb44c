package dev.swraudit.report.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.swraudit.access.http.NotificationSender;
import org.jspecify.annotations.Nullable;

/**
 * The Prometheus Pushgateway that keeps the metrics of each scope's latest run, and of
 * its latest audit.
 */
final class Pushgateway implements Notifier {

	private static final String SETTING = "audit.metrics.pushgateway";

	private static final String GROUP = "/metrics/job/swr-permission-audit/scope/";

	private final String base;

	private Pushgateway(String base) {
		this.base = base;
		post("default");
	}

	/** The Pushgateway that the settings name; null where they name none. */
	static @Nullable Pushgateway of(MetricsProperties settings) {
		String base = settings.pushgateway();
		return (base == null || base.isBlank()) ? null : new Pushgateway(base);
	}

	private NotificationSender post(String scope) {
		return NotificationSender.to(SETTING, this.base, GROUP + scope);
	}

	@Override
	public String setting() {
		return SETTING;
	}

	/**
	 * PUT replaces all that is there of the scope. A run without an audit has nothing to
	 * say of repositories: its POST leaves what the one before said of them.
	 */
	@Override
	public void tell(RunResult end, Duration limit) throws IOException, InterruptedException {
		if (end.scope() != null) {
			byte[] metrics = RunMetrics.of(end).getBytes(StandardCharsets.UTF_8);
			post(end.scope()).send((end.audit() != null) ? "PUT" : "POST", "text/plain; version=0.0.4; charset=utf-8",
					metrics, limit);
		}
	}

}
