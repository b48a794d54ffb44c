/**
 * Readings of objects in the published audits of a scope: what each audit read, and which
 * of it says something about the audit's date.
 */
@NullMarked
package dev.swraudit.history.reading;

import org.jspecify.annotations.NullMarked;
