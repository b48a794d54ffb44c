/**
 * Rules as pure functions over permissions, and the findings that they make.
 */
@NullMarked
package dev.swraudit.finding;

import org.jspecify.annotations.NullMarked;
