package dev.swraudit.report.data;

import java.util.Map;

/**
 * This program, as a report names it.
 *
 * @param version its version
 * @param settings the settings in force, without secrets
 */
public record Tool(String version, Map<String, String> settings) {
}
