/**
 * Findings of an audit by user, by organization and by age, and as one list.
 */
@NullMarked
package dev.swraudit.report.overview;

import org.jspecify.annotations.NullMarked;
