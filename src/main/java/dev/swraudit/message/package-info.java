/**
 * Messages for the user: exit codes, exceptions with a one-line message, and text of
 * others made safe to show.
 */
@NullMarked
package dev.swraudit.message;

import org.jspecify.annotations.NullMarked;
