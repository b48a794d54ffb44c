package dev.swraudit.population;

import java.util.Optional;

import dev.swraudit.access.SwrFailure;
import org.jspecify.annotations.Nullable;

/**
 * Reading of a list or total of the account.
 *
 * @param <T> the type of the content
 * @param state whether it was read
 * @param failure the failure of the call; null if the call succeeded
 * @param value what was read; null if nothing was read
 */
public record SourceReading<T>(SourceState state, @Nullable SwrFailure failure, @Nullable T value) {

	static <T> SourceReading<T> off() {
		return new SourceReading<>(SourceState.OFF, null, null);
	}

	static <T> SourceReading<T> read(T value) {
		return new SourceReading<>(SourceState.READ, null, value);
	}

	static <T> SourceReading<T> partial(String reason, T value) {
		return new SourceReading<>(SourceState.partial(reason), null, value);
	}

	static <T> SourceReading<T> notRead(String reason) {
		return new SourceReading<>(SourceState.notRead(reason), null, null);
	}

	static <T> SourceReading<T> failed(SwrFailure failure) {
		return new SourceReading<>(SourceState.notRead(failure.reason()), failure, null);
	}

	/** Returns what was read; empty if nothing was read. */
	public Optional<T> content() {
		return Optional.ofNullable(this.value);
	}

}
