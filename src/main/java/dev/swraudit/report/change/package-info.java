/**
 * What changed since the baseline: findings grouped by user, and objects that were not
 * read.
 */
@NullMarked
package dev.swraudit.report.change;

import org.jspecify.annotations.NullMarked;
