package dev.swraudit.job.export;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.swraudit.history.Period;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.history.PeriodRequest;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Parameters of the job {@code complianceExport} for a period.
 *
 * @param scope of the audits
 * @param filter the rows to export
 * @param directoryName the name of the directory
 * @param output the output directory of all scopes
 */
record PeriodParameters(String scope, Period period, ExportFilter filter, String directoryName,
		Path output) implements ExportRequest {

	private static final List<String> OF_AN_AUDIT = List.of("auditDate", "revision");

	/** Returns whether the parameters ask for a period. */
	static boolean areIn(Map<String, String> given) {
		return given.containsKey("from") || given.containsKey("to");
	}

	/**
	 * Parses the parameters of the command line.
	 * @throws RunException if a name or a value is not allowed
	 */
	static PeriodParameters of(Map<String, String> given, Clock clock) {
		ExportParameters.requireKnown(given);
		for (String name : OF_AN_AUDIT) {
			if (given.containsKey(name)) {
				throw RunException.configurationError("parameter '" + name
						+ "' is not allowed together with 'from' and 'to'; give a period or one audit");
			}
		}
		String scope = AuditParameters.scope(given);
		Period period = period(required(given, "from"), required(given, "to"), clock);
		ExportFilter filter = ExportParameters.filter(given);
		return new PeriodParameters(scope, period, filter, PeriodDirectoryName.of(period, given),
				ExportParameters.output(given));
	}

	private static String required(Map<String, String> given, String name) {
		String value = given.get(name);
		if (value == null) {
			throw RunException.configurationError("parameter '" + name + "' is missing; a period needs from= and to=");
		}
		return value;
	}

	private static Period period(String from, String to, Clock clock) {
		LocalDate first = AuditParameters.pastDate("from", from, clock);
		LocalDate last = AuditParameters.pastDate("to", to, clock);
		if (first.isAfter(last)) {
			throw AuditParameters.invalid("to", to, "a date from " + first + " on");
		}
		return new Period(first, last);
	}

	PeriodParameters withFilter(ExportFilter other) {
		return new PeriodParameters(this.scope, this.period, other, this.directoryName, this.output);
	}

	/** Returns what to export. */
	PeriodRequest request() {
		return new PeriodRequest(this.scope, this.period, this.filter, this.directoryName);
	}

	/**
	 * Returns the parameters that Spring Batch stores. The time makes each export a new
	 * job instance.
	 */
	JobParameters toJobParameters(Instant requestedAt) {
		JobParametersBuilder parameters = new JobParametersBuilder().addString("scope", this.scope)
			.addLocalDate("from", this.period.from())
			.addLocalDate("to", this.period.to())
			.addString("requestedAt", requestedAt.toString())
			.addString("directory", this.directoryName, false)
			.addString("output", this.output.toString(), false);
		this.filter.parts().forEach((name, value) -> parameters.addString(name, value, false));
		return parameters.toJobParameters();
	}

	/**
	 * Restores the parameters that Spring Batch stored.
	 * @return empty if they are those of an audit
	 */
	static Optional<PeriodParameters> in(JobParameters stored) {
		return Optional.ofNullable(stored.getLocalDate("from"))
			.map((from) -> new PeriodParameters(required(stored, "scope"),
					new Period(from, AuditParameters.required(stored.getLocalDate("to"), "to")),
					ExportParameters.filter(stored), required(stored, "directory"),
					Path.of(required(stored, "output"))));
	}

	private static String required(JobParameters stored, String name) {
		return AuditParameters.required(stored.getString(name), name);
	}

}
