package dev.swraudit.report.data;

import java.util.Map;

/**
 * Version and settings of this program for reports.
 *
 * @param version the version
 * @param settings the settings, without secrets
 */
public record Tool(String version, Map<String, String> settings) {
}
