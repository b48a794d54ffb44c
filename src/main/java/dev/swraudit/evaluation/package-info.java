/**
 * Compares the findings of an audit with those of its baseline, and stores the result.
 */
@NullMarked
package dev.swraudit.evaluation;

import org.jspecify.annotations.NullMarked;
