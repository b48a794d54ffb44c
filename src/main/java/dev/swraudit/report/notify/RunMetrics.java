package dev.swraudit.report.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.population.SourceStatus;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.data.Tool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Result of a run in the Prometheus text format. All metrics are gauges, because each
 * describes one run.
 */
final class RunMetrics {

	/** A version, and the commit if it is known: 1.0.0 (1a2b3c4). */
	private static final Pattern VERSION = Pattern.compile("(\\S+)(?: \\((.+)\\))?");

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private RunMetrics() {
	}

	static String of(RunResult result) {
		RunMetrics metrics = new RunMetrics();
		metrics.number("info", "Version of the tool that made the latest run", labels(Tool.ownVersion()), 1);
		metrics.addRun(result);
		if (result.audit() != null) {
			metrics.addAudit(result.audit());
		}
		return metrics.registry.scrape();
	}

	/** Returns the labels of a version. */
	static Tags labels(String version) {
		Matcher parts = VERSION.matcher(version);
		return parts.matches()
				? Tags.of("version", parts.group(1), "commit", Objects.requireNonNullElse(parts.group(2), ""))
				: Tags.of("version", version, "commit", "");
	}

	private void addRun(RunResult result) {
		number("run.exit.code", "Exit code of the latest run", Tags.empty(), result.run().exitCode());
		time("run.end.timestamp", "End of the latest run", result.run().endedAt());
		LastComplete complete = result.run().lastComplete();
		time("last.complete.timestamp", "End of the latest complete audit",
				(complete != null) ? complete.endedAt() : null);
		RunEffort effort = result.effort();
		duration("job.duration", "Duration of the latest run", Tags.empty(), result.duration());
		effort.steps()
			.forEach((step, duration) -> duration("step.duration", "Duration of each step of the latest run",
					Tags.of("step", step), duration));
		effort.requests()
			.forEach((status, count) -> number("requests", "Requests of the latest run by HTTP status of the response",
					Tags.of("status", (status > 0) ? status.toString() : "none"), count));
		number("retries", "Retries of the latest run, except after throttling", Tags.empty(), effort.retries());
		duration("throttle.wait", "Time of the latest run below the full request rate", Tags.empty(),
				effort.throttleWait());
	}

	private void addAudit(FinishedAudit audit) {
		AuditStatistics statistics = audit.statistics();
		statistics.records()
			.byName()
			.forEach((outcome, count) -> number("targets", "Records of the latest audit by outcome",
					Tags.of("outcome", outcome), count));
		statistics.verdicts()
			.byName()
			.forEach((verdict, count) -> number("verdicts", "Records of the latest audit by verdict",
					Tags.of("verdict", verdict), count));
		statistics.findings()
			.changes()
			.byName()
			.forEach((change, count) -> number("findings", "Findings of the latest audit by change",
					Tags.of("change", change), count));
		statistics.movement()
			.byName()
			.forEach((kind, count) -> number("movement", "Movement of the open findings since the baseline",
					Tags.of("kind", kind), count));
		statistics.review()
			.byName()
			.forEach((kind, count) -> number("review", "Findings of the latest audit by decision",
					Tags.of("kind", kind), count));
		number("users", "Users with a permission in the latest audit", Tags.empty(), statistics.users());
		number("accepted.gaps", "Records and organizations that the latest audit did not read, and that are accepted",
				Tags.empty(), statistics.acceptedGaps());
		addAccount(statistics.account());
		audit.openByNamespace()
			.forEach((namespace, count) -> number("open.findings", "Open findings of the latest audit",
					Tags.of("namespace", namespace), count));
	}

	private void addAccount(AccountFacts account) {
		AccountFacts.OUTCOMES
			.forEach((outcome) -> number("organizations", "Organizations of the latest audit by outcome",
					Tags.of("outcome", outcome.name()), account.count(outcome)));
		account.sources()
			.forEach((source) -> number("source.whole", "Whether the latest audit read the whole source",
					Tags.of("source", source.name()), (source.status() == SourceStatus.READ) ? 1 : 0));
		Long missing = account.population().missingFromInput();
		number("missing.from.input", "Repositories that SWR lists and the input of the latest audit lacks",
				Tags.empty(), (missing != null) ? missing.doubleValue() : Double.NaN);
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
