package dev.swraudit.input;

import java.util.Set;

/**
 * Columns that the reader of a CSV file recognises.
 *
 * @param names names and aliases in lower case
 * @param needed the part of messages that names the required columns
 */
public record KnownColumns(Set<String> names, String needed) {

}
