package dev.swraudit.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * Responses to the same call, returned one after the other; the last one repeats.
 */
final class AnswerSequence {

	private final List<Answer> answers;

	private final AtomicInteger given = new AtomicInteger();

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	AnswerSequence(List<Answer> answers) {
		if (answers.isEmpty()) {
			throw new IllegalArgumentException("no answer");
		}
		this.answers = List.copyOf(answers);
	}

	Answer last() {
		return this.answers.get(this.answers.size() - 1);
	}

	Answer next() {
		int last = this.answers.size() - 1;
		return this.answers.get(this.given.getAndUpdate((index) -> Math.min(index + 1, last)));
	}

}
