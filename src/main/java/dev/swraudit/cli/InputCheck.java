package dev.swraudit.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.target.InputRecord;
import dev.swraudit.target.RepositoryCsv;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Checks the input file. Reads it once, because it may be a pipe.
 */
final class InputCheck {

	private static final String SUBJECT = "input";

	private @Nullable SortedSet<RepositoryName> names;

	private boolean listing;

	/**
	 * Checks an input.
	 * @param file the file; null if none is given
	 */
	CheckResult run(@Nullable String file) {
		if (file == null) {
			return CheckResult.skipped(SUBJECT, "skipped: input=FILE is not set");
		}
		if (Path.of(file).equals(AuditParameters.LISTING)) {
			this.listing = true;
			return CheckResult.ok(SUBJECT, "the repositories that SWR lists");
		}
		SortedSet<RepositoryName> valid = new TreeSet<>();
		long records = 0;
		long invalid = 0;
		String first = "";
		try (Stream<InputRecord> all = new RepositoryCsv(Path.of(file), file).records()) {
			for (Iterator<InputRecord> rest = all.iterator(); rest.hasNext(); records++) {
				InputRecord record = rest.next();
				String problem = record.problem();
				if (problem == null) {
					valid.add(new RepositoryName(record.namespace(), record.repository()));
				}
				else if (invalid++ == 0) {
					first = "line " + record.line() + ": " + problem;
				}
			}
		}
		this.names = valid;
		String text = records + " records in " + file;
		return (invalid == 0) ? CheckResult.ok(SUBJECT, text)
				: CheckResult.warning(SUBJECT, text + "; invalid: " + invalid + ", the first on " + first,
						"correct these records, because they are not audited");
	}

	/** Returns whether the input is the listing of SWR. */
	boolean isListing() {
		return this.listing;
	}

	/**
	 * Returns the repositories that the valid records name; null if there is no usable
	 * input.
	 */
	@Nullable SortedSet<RepositoryName> names() {
		return this.names;
	}

}
