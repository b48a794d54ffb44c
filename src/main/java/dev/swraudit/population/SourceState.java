package dev.swraudit.population;

import org.jspecify.annotations.Nullable;

/**
 * State of a source of an audit.
 *
 * @param reason the reason why it was not read, or not read whole, in one line; null if
 * it was, or if it is off
 */
public record SourceState(SourceStatus status, @Nullable String reason) {

	/** State of a source that was read whole. */
	public static final SourceState READ = new SourceState(SourceStatus.READ, null);

	/** State of a source that the settings switch off. */
	public static final SourceState OFF = new SourceState(SourceStatus.OFF, null);

	/** Returns the state of a source of which a part was read. */
	public static SourceState partial(String reason) {
		return new SourceState(SourceStatus.PARTIAL, reason);
	}

	/** Returns the state of a source that was not read. */
	public static SourceState notRead(String reason) {
		return new SourceState(SourceStatus.NOT_READ, reason);
	}

}
