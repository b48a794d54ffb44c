package dev.swraudit.report.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which audit it is, and by what its own publication is told from another's.
 *
 * @param scope what was audited
 * @param auditDate for which day
 * @param revision 1, or higher for a fresh audit of the same day
 * @param endpoint base URL of the service
 * @param startedAt when the audit's first run began; files tell it to the second
 */
public record AuditIdentity(String scope, LocalDate auditDate, int revision, String endpoint, Instant startedAt) {

	/**
	 * Whether another identity, whose start may be cut to the second, is of the same
	 * audit.
	 */
	public boolean isOfSameAudit(AuditIdentity other) {
		return this.scope.equals(other.scope) && this.auditDate.equals(other.auditDate)
				&& this.revision == other.revision && Json.second(this.startedAt).equals(Json.second(other.startedAt));
	}

	/**
	 * Where all of the scope's files are.
	 */
	public Path scopeDirectory(Path output) {
		return output.resolve(this.scope);
	}

	/**
	 * Where the audit's files are when it is published.
	 */
	public Path publishedDirectory(Path output) {
		return scopeDirectory(output).resolve(directoryName());
	}

	/**
	 * Where the audit's files are written until then.
	 */
	public Path stagingDirectory(Path output) {
		return scopeDirectory(output).resolve("." + directoryName() + ".partial");
	}

	/**
	 * Where an earlier publication of an audit of the day is moved to.
	 * @param number 1 for the first
	 */
	public Path supersededDirectory(Path output, int number) {
		return scopeDirectory(output).resolve(this.auditDate + ".superseded-" + number);
	}

	public String directoryName() {
		return (this.revision == 1) ? this.auditDate.toString() : this.auditDate + "." + this.revision;
	}

}
