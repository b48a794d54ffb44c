package dev.swraudit.access;

import java.util.function.Function;

/**
 * What is asked of SWR.
 *
 * @param <T> what its answer holds
 * @param path where it is asked, from the root of the endpoint's host
 * @param reader reads the body of a 200, or throws {@link UnreadableAnswerException}
 * @param mayBeMissing whether any 404 says that there is nothing to read, and none that
 * the endpoint is wrong
 */
record SwrCall<T>(String path, Function<byte[], T> reader, boolean mayBeMissing) {
}
