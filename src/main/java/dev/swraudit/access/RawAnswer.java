package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer, read to its end; never compared, so the array does no harm.
 *
 * @param retryAfter the header of that name, as sent
 * @param contentType the header of that name, as sent
 * @param body at most {@code audit.swr.max-response-size} bytes, decompressed
 */
@SuppressWarnings("ArrayRecordComponent")
record RawAnswer(int status, @Nullable String retryAfter, @Nullable String contentType, byte[] body) {
}
