package dev.swraudit.sample;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * Repository of the sample, with the response sequences of one answer file.
 */
final class SampleRepository {

	static final Answer MISSING = Answer.error(404, "SVCSTG.SWR.4040113", "The image does not exist");

	private final AnswerSequence access;

	private final AnswerSequence detail;

	@JsonCreator
	SampleRepository(@Nullable AnswerSequence access, @Nullable AnswerSequence detail) {
		this.access = (access != null) ? access : missing();
		this.detail = (detail != null) ? detail : missing();
	}

	/** Returns whether the repository exists in the end. */
	boolean exists() {
		return this.access.last().status() != MISSING.status();
	}

	Answer nextAccess() {
		return this.access.next();
	}

	Answer nextDetail() {
		return this.detail.next();
	}

	private static AnswerSequence missing() {
		return new AnswerSequence(List.of(MISSING));
	}

}
