package dev.swraudit.evaluation;

import dev.swraudit.finding.FindingState;
import org.jspecify.annotations.Nullable;

/**
 * Compared finding with its state.
 *
 * @param acceptedException row id of the exception that covers it; null if none does
 */
record Judged(Compared finding, FindingState state, @Nullable Long acceptedException) {
}
