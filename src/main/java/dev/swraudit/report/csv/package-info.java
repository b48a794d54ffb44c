/**
 * CSV files of an audit.
 */
@NullMarked
package dev.swraudit.report.csv;

import org.jspecify.annotations.NullMarked;
