package dev.swraudit.access;

import java.net.URI;
import java.util.function.Function;

/**
 * What is asked of SWR.
 *
 * @param <T> what its answer holds
 * @param url where it is asked
 * @param reader reads the body of a 200, or throws {@link UnreadableAnswerException}
 * @param mayBeMissing whether any 404 says that there is nothing to read, and none that
 * the endpoint is wrong
 */
record Question<T>(URI url, Function<byte[], T> reader, boolean mayBeMissing) {
}
