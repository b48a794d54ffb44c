package dev.swraudit.job.export;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.PermissionName;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * Parameters of the job {@code complianceExport} for a stored audit.
 *
 * @param scope of the audit
 * @param date of the audit; null for the latest
 * @param revision of the audit; null for the highest
 * @param filter the rows to export
 * @param output the output directory of all scopes
 */
record ExportParameters(String scope, @Nullable LocalDate date, @Nullable Integer revision, ExportFilter filter,
		Path output) implements ExportRequest {

	static final List<String> NAMES = List.of("scope", "auditDate", "revision", "from", "to", "namespace", "repository",
			"user", "permission", "output");

	/** Spring Batch stores at most 2500 characters. */
	private static final int LONGEST = 1000;

	/**
	 * Parses the parameters of the command line.
	 * @throws RunException if a name or a value is not allowed
	 */
	static ExportParameters of(Map<String, String> given, Clock clock) {
		requireKnown(given);
		String date = given.get("auditDate");
		String revision = given.get("revision");
		return new ExportParameters(AuditParameters.scope(given),
				(date != null) ? AuditParameters.date("auditDate", date, LocalDate.now(clock)) : null,
				(revision != null) ? AuditParameters.revision(revision) : null, filter(given), output(given));
	}

	/** Requires that all names are those of parameters of the job. */
	static void requireKnown(Map<String, String> given) {
		AuditParameters.requireKnown(given, NAMES);
	}

	static Path output(Map<String, String> given) {
		return AuditParameters.output(given);
	}

	/** Parses the conditions. */
	static ExportFilter filter(Map<String, String> given) {
		return new ExportFilter(text(given, "namespace", "a pattern such as team-*"),
				text(given, "repository", "a pattern such as app/*"), text(given, "user", "a user's id or name"),
				permission(given.get("permission")));
	}

	private static @Nullable String text(Map<String, String> given, String name, String allowed) {
		String value = given.get(name);
		if (value != null && (value.isBlank() || value.length() > LONGEST)) {
			throw AuditParameters.invalid(name, value, allowed + ", at most " + LONGEST + " characters");
		}
		return value;
	}

	private static @Nullable PermissionName permission(@Nullable String value) {
		if (value == null) {
			return null;
		}
		PermissionName name = PermissionName.of(value);
		if (name == null) {
			throw AuditParameters.invalid("permission", value, "Manage, Write, Read, Unknown or Unknown(n)");
		}
		return name;
	}

	/**
	 * Returns the parameters that Spring Batch stores. The time makes each export a new
	 * job instance.
	 * @param key key of the selected audit
	 */
	JobParameters toJobParameters(AuditKey key, Instant requestedAt) {
		JobParametersBuilder parameters = new JobParametersBuilder(AuditParameters.identifying(key))
			.addString("requestedAt", requestedAt.toString())
			.addString("output", this.output.toString(), false);
		this.filter.parts().forEach((name, value) -> parameters.addString(name, value, false));
		return parameters.toJobParameters();
	}

	ExportParameters withFilter(ExportFilter other) {
		return new ExportParameters(this.scope, this.date, this.revision, other, this.output);
	}

	/** Restores the parameters that Spring Batch stored. */
	static ExportParameters of(JobParameters stored) {
		AuditKey key = AuditParameters.keyOf(stored);
		return new ExportParameters(key.scope(), key.date(), key.revision(), filter(stored),
				Path.of(AuditParameters.required(stored.getString("output"), "output")));
	}

	/** Restores the conditions. */
	static ExportFilter filter(JobParameters stored) {
		String permission = stored.getString("permission");
		return new ExportFilter(stored.getString("namespace"), stored.getString("repository"), stored.getString("user"),
				(permission != null) ? PermissionName.of(permission) : null);
	}

}
