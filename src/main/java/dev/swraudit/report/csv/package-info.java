/**
 * The three CSV files.
 */
@NullMarked
package dev.swraudit.report.csv;

import org.jspecify.annotations.NullMarked;
