/**
 * Configuration of the report packages.
 */
@NullMarked
package dev.swraudit.report;

import org.jspecify.annotations.NullMarked;
