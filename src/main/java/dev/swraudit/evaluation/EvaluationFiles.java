package dev.swraudit.evaluation;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.decision.Decisions;
import dev.swraudit.people.People;

/**
 * Files that people maintain and an evaluation depends on.
 *
 * @param exceptions accepted findings and gaps
 * @param people the people list
 * @param decisions decisions of reviewers
 */
public record EvaluationFiles(AcceptedExceptions exceptions, People people, Decisions decisions) {
}
