package dev.swraudit.report.data;

import java.util.Map;
import java.util.Objects;

/**
 * Version and settings of this program for reports.
 *
 * @param version the version
 * @param settings the settings, without secrets
 */
public record Tool(String version, Map<String, String> settings) {

	/** Returns the version in the manifest of the jar. */
	public static String ownVersion() {
		return Objects.requireNonNullElse(Tool.class.getPackage().getImplementationVersion(), "development");
	}

}
