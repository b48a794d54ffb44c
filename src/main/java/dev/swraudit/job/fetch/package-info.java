/**
 * Step fetchAccess: fetches the access lists of all pending targets.
 */
@NullMarked
package dev.swraudit.job.fetch;

import org.jspecify.annotations.NullMarked;
