/**
 * Removes audits that are older than audit.retention from the database.
 */
@NullMarked
package dev.swraudit.job.retention;

import org.jspecify.annotations.NullMarked;
