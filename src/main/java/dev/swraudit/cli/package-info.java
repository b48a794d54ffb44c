/**
 * The command line: --help, --version, --check, validation of settings, choice of the
 * job.
 */
@NullMarked
package dev.swraudit.cli;

import org.jspecify.annotations.NullMarked;
