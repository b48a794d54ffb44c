/**
 * What every job needs: parameters, exit codes, stop requests, the lock of a scope.
 */
@NullMarked
package dev.swraudit.job.run;

import org.jspecify.annotations.NullMarked;
