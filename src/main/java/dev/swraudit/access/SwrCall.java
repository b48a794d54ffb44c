package dev.swraudit.access;

import java.util.function.Function;

/**
 * Call to SWR.
 *
 * @param <T> the type of the content
 * @param path the path, from the root of the host
 * @param reader reads the body of a 200, or throws {@link UnreadableAnswerException}
 * @param mayBeMissing whether every 404 means that the object is missing, never that the
 * endpoint is wrong
 */
record SwrCall<T>(String path, Function<byte[], T> reader, boolean mayBeMissing) {
}
