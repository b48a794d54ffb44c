/**
 * Directories, file modes, locks and hashes.
 */
@NullMarked
package dev.swraudit.report.files;

import org.jspecify.annotations.NullMarked;
