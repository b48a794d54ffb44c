package dev.swraudit.report.change;

import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Person behind a user.
 *
 * @param name the name; null if it is not known
 */
record KnownPerson(@Nullable String name, Person.Status status) {

}
