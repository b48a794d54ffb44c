package dev.swraudit.report.notify;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the metrics.
 *
 * @param pushgateway base URL of a Prometheus Pushgateway that receives the metrics of
 * every run, such as http://pushgateway:9091; disabled by default
 */
@ConfigurationProperties("audit.metrics")
public record MetricsProperties(@Nullable String pushgateway) {

}
