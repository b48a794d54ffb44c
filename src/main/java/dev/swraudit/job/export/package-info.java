/**
 * Job complianceExport: writes the files of a stored audit again, or those of a period.
 */
@NullMarked
package dev.swraudit.job.export;

import org.jspecify.annotations.NullMarked;
