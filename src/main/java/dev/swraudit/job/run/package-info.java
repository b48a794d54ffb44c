/**
 * Infrastructure of every job: parameters, exit codes, stop requests, run lock.
 */
@NullMarked
package dev.swraudit.job.run;

import org.jspecify.annotations.NullMarked;
