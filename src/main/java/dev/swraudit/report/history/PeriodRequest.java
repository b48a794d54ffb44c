package dev.swraudit.report.history;

import java.nio.file.Path;

import dev.swraudit.history.Period;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.target.RepositoryName;

/**
 * Period to export.
 *
 * @param scope the scope
 * @param period the first and the last day
 * @param filter the rows to export, with the id of the user
 * @param directoryName the name of the directory
 */
public record PeriodRequest(String scope, Period period, ExportFilter filter, String directoryName) {

	/** Returns the output directory of the scope. */
	Path scopeDirectory(Path output) {
		return output.resolve(this.scope);
	}

	/**
	 * Returns whether rows of an object can match the filter. Findings on users have no
	 * object, so that only the other rows decide.
	 */
	boolean covers(RepositoryName object) {
		return object.equals(RepositoryName.ofUsers()) || this.filter.matches(object.namespace(), object.repository());
	}

}
