package dev.swraudit.report.finding;

import java.time.LocalDate;

import dev.swraudit.finding.Rule;
import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * User with a finding over all objects: disabled, gone, or not in the people list.
 *
 * @param holder the user with the highest permission
 * @param rule the rule of the finding
 * @param status status in the people list; null if the list does not know the user
 * @param leftOn first day on which the person has left; null if it is not known
 * @param objects number of objects on which the user holds a permission
 */
public record ReportedUser(ReportedHolder holder, Rule rule, Person.@Nullable Status status, @Nullable LocalDate leftOn,
		int objects) {

}
