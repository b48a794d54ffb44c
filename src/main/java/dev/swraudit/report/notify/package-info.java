/**
 * Notifications at the end of a run: last-run.json, webhook, metrics.
 */
@NullMarked
package dev.swraudit.report.notify;

import org.jspecify.annotations.NullMarked;
