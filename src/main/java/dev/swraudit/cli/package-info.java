/**
 * Command line: --help, --version, --check, validation of settings, selection of the job.
 */
@NullMarked
package dev.swraudit.cli;

import org.jspecify.annotations.NullMarked;
