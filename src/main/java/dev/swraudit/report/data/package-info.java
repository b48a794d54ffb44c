/**
 * What all reports are made of: the numbers of an audit, its identity, and text of others
 * made safe to show.
 */
@NullMarked
package dev.swraudit.report.data;

import org.jspecify.annotations.NullMarked;
