package dev.swraudit.job.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.core.env.Environment;

/**
 * Names of the jobs. Spring Batch stores them with every run, so they never change.
 */
public enum JobName {

	/** Audits the repositories of the input; the job that runs if none is named. */
	PERMISSION_AUDIT("permissionAudit"),

	/** Writes a stored audit again; needs neither endpoint nor credentials. */
	COMPLIANCE_EXPORT("complianceExport"),

	/** Gives an unfinished audit up; needs neither endpoint nor credentials. */
	ABANDON_AUDIT("abandonAudit");

	/** The setting that names the job. */
	public static final String SETTING = "spring.batch.job.name";

	private final String text;

	JobName(String text) {
		this.text = text;
	}

	/** Returns the name as it is written in settings and in the metadata. */
	public String text() {
		return this.text;
	}

	/** Returns the names of all jobs. */
	public static List<String> names() {
		return Arrays.stream(values()).map(JobName::text).toList();
	}

	/**
	 * Returns the job that the settings name.
	 * @return empty if there is no such job
	 */
	public static Optional<JobName> in(Environment environment) {
		String name = environment.getProperty(SETTING, "");
		return name.isBlank() ? Optional.of(PERMISSION_AUDIT)
				: Arrays.stream(values()).filter((job) -> job.text.equals(name)).findFirst();
	}

}
