/**
 * Job complianceExport: writes the files of a stored audit again.
 */
@NullMarked
package dev.swraudit.job.export;

import org.jspecify.annotations.NullMarked;
