package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer, read to its end.
 *
 * @param retryAfter the header of that name, as sent
 * @param contentType the header of that name, as sent
 * @param body at most {@code audit.swr.max-response-size} bytes, decompressed
 */
record RawAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
}
