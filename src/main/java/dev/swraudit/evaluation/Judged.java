package dev.swraudit.evaluation;

import dev.swraudit.finding.FindingState;
import org.jspecify.annotations.Nullable;

/**
 * A compared finding and what is to be done about it.
 *
 * @param acceptedException the row of the exception that holds; null where none does
 */
record Judged(Compared finding, FindingState state, @Nullable Long acceptedException) {
}
