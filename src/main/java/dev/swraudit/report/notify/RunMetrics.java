package dev.swraudit.report.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.LastComplete;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run in Prometheus' text format: gauges, since each tells of one run alone.
 */
final class RunMetrics {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private RunMetrics() {
	}

	static String of(RunResult end) {
		RunMetrics metrics = new RunMetrics();
		metrics.addRun(end);
		if (end.audit() != null) {
			metrics.addAudit(end.audit());
		}
		return metrics.registry.scrape();
	}

	private void addRun(RunResult end) {
		number("run.exit.code", "What the latest run exited with", Tags.empty(), end.run().exitCode());
		time("run.end.timestamp", "When the latest run ended", end.run().endedAt());
		LastComplete complete = end.run().lastComplete();
		time("last.complete.timestamp", "When the latest complete audit ended",
				(complete != null) ? complete.endedAt() : null);
		RunEffort effort = end.effort();
		duration("job.duration", "How long the latest run took", Tags.empty(), end.duration());
		effort.steps()
			.forEach((step, duration) -> duration("step.duration", "How long each step of the latest run took",
					Tags.of("step", step), duration));
		effort.requests()
			.forEach((status, count) -> number("requests", "Requests of the latest run by the status of their answer",
					Tags.of("status", (status > 0) ? status.toString() : "none"), count));
		number("retries", "Requests of the latest run sent again, other than after throttling", Tags.empty(),
				effort.retries());
		duration("throttle.wait", "Time of the latest run below the full rate", Tags.empty(), effort.throttleWait());
	}

	private void addAudit(FinishedAudit audit) {
		AuditStatistics facts = audit.facts();
		facts.records()
			.forEach((outcome, count) -> number("targets", "Records of the latest audit by outcome",
					Tags.of("outcome", outcome), count));
		facts.changes()
			.forEach((change, count) -> number("findings", "Findings of the latest audit by change",
					Tags.of("change", change), count));
		audit.openByNamespace()
			.forEach((namespace, count) -> number("open.findings", "Open findings of the latest audit",
					Tags.of("namespace", namespace), count));
	}

	private void number(String name, String description, Tags tags, Number value) {
		Gauge.builder("swr.audit." + name, () -> value).description(description).tags(tags).register(this.registry);
	}

	private void duration(String name, String description, Tags tags, Duration duration) {
		TimeGauge.builder("swr.audit." + name, duration::toMillis, TimeUnit.MILLISECONDS)
			.description(description)
			.tags(tags)
			.register(this.registry);
	}

	private void time(String name, String description, @Nullable Instant instant) {
		if (instant != null) {
			TimeGauge.builder("swr.audit." + name, instant::getEpochSecond, TimeUnit.SECONDS)
				.description(description)
				.register(this.registry);
		}
	}

}
