package dev.swraudit.access;

import java.util.function.Function;

import dev.swraudit.access.http.HttpAnswer;

/**
 * Call to SWR.
 *
 * @param <T> the type of the content
 * @param path the path with its query, from the root of the host
 * @param reader reads a 200, or throws {@link UnreadableAnswerException}
 * @param mayBeMissing whether every 404 means that the object is missing, never that the
 * endpoint is wrong
 */
record SwrCall<T>(String path, Function<HttpAnswer, T> reader, boolean mayBeMissing) {
}
