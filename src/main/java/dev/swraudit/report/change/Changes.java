package dev.swraudit.report.change;

/**
 * Changes of the findings since the baseline, counted as the movement counts them.
 *
 * @param appeared findings that are new
 * @param reopened findings whose acceptance has ended
 * @param resolved findings that were open in the baseline and are closed
 */
public record Changes(UserChanges appeared, UserChanges reopened, UserChanges resolved) {

}
