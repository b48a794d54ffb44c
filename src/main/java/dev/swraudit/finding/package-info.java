/**
 * What is wrong with that: the rules, pure functions over permissions, and the findings
 * they make.
 */
@NullMarked
package dev.swraudit.finding;

import org.jspecify.annotations.NullMarked;
