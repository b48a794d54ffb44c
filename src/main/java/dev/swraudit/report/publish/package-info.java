/**
 * Publishes the files of an audit as a whole: staging directory, manifest, rename.
 */
@NullMarked
package dev.swraudit.report.publish;

import org.jspecify.annotations.NullMarked;
