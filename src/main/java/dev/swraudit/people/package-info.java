/**
 * People list: the people, robots and shared accounts behind the user ids and names of
 * SWR.
 */
@NullMarked
package dev.swraudit.people;

import org.jspecify.annotations.NullMarked;
