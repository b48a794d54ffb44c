package dev.swraudit.evaluation;

import java.util.Set;

import dev.swraudit.finding.Rule;

/**
 * Settings of an evaluation.
 *
 * @param maxVanished percentage of the repositories, and of the organizations, of an
 * earlier audit that may vanish
 * @param rules rules that make findings
 */
public record EvaluationSettings(Percentage maxVanished, Set<Rule> rules) {
}
