/**
 * Distributes the step fetchAccess to several machines.
 */
@NullMarked
package dev.swraudit.job.cluster;

import org.jspecify.annotations.NullMarked;
