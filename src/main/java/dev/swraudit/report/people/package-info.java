/**
 * What reports say about the people behind the users, and about repositories without an
 * owner.
 */
@NullMarked
package dev.swraudit.report.people;

import org.jspecify.annotations.NullMarked;
