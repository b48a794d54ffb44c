package dev.swraudit.input;

import java.util.Set;

/**
 * The columns that a reader of CSV files knows.
 *
 * @param names in lower case, with aliases
 * @param needed what messages say of them
 */
public record KnownColumns(Set<String> names, String needed) {

}
