package dev.swraudit.report.notify;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a run's metrics go.
 *
 * @param pushgateway base URL of a Prometheus Pushgateway, such as
 * http://pushgateway:9091; none unless set
 */
@ConfigurationProperties("audit.metrics")
public record MetricsProperties(@Nullable String pushgateway) {

}
