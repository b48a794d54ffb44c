package dev.swraudit.cli;

import java.time.Clock;
import java.time.ZoneId;

import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.report.data.Tool;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Configures the clock and the tool description of the jobs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class JobConfiguration {

	@Bean
	Clock clock(AuditProperties settings) {
		ZoneId zone = (settings.zone() != null) ? settings.zone() : ZoneId.systemDefault();
		return Clock.system(zone);
	}

	@Bean
	Tool tool(ConfigurableEnvironment environment) {
		return new Tool(Help.version(), SettingsCatalog.load().inForce(environment));
	}

}
