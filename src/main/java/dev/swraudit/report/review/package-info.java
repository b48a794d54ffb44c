/**
 * Reports of an access review: decisions, the workbook, and findings in the format of
 * OCSF.
 */
@NullMarked
package dev.swraudit.report.review;

import org.jspecify.annotations.NullMarked;
