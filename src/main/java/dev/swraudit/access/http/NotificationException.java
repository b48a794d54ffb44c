package dev.swraudit.access.http;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Notification that the receiver did not accept. The message is one line without secrets.
 */
public final class NotificationException extends IOException {

	private final boolean temporary;

	private final transient @Nullable Duration retryAfter;

	NotificationException(String message, boolean temporary, @Nullable Duration retryAfter) {
		super(message);
		this.temporary = temporary;
		this.retryAfter = retryAfter;
	}

	/** Returns whether another attempt may succeed. */
	public boolean isTemporary() {
		return this.temporary;
	}

	/** Returns the wait that the receiver asked for; null if it asked for none. */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
