package dev.swraudit.report.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the output files.
 *
 * @param outputMode octal mode of the files, such as 600 or 640; directories get the
 * matching search bits
 */
@ConfigurationProperties("audit")
public record OutputProperties(@DefaultValue("600") String outputMode) {

	public OutputProperties {
		OutputMode.of(outputMode);
	}

	public OutputMode mode() {
		return OutputMode.of(this.outputMode);
	}

}
