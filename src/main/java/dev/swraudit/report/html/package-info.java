/**
 * HTML report page.
 */
@NullMarked
package dev.swraudit.report.html;

import org.jspecify.annotations.NullMarked;
