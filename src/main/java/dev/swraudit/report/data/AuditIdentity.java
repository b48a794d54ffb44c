package dev.swraudit.report.data;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Identity of an audit. It distinguishes the publications of different audits.
 *
 * @param scope the scope
 * @param auditDate the audit date
 * @param revision 1, or higher for a fresh audit of the same date
 * @param endpoint base URL of SWR
 * @param startedAt start of the first run; files contain it to the second
 */
public record AuditIdentity(String scope, LocalDate auditDate, int revision, String endpoint, Instant startedAt) {

	/**
	 * Returns whether another identity is that of the same audit. Compares the start to
	 * the second.
	 */
	public boolean isOfSameAudit(AuditIdentity other) {
		return this.scope.equals(other.scope) && this.auditDate.equals(other.auditDate)
				&& this.revision == other.revision && Json.second(this.startedAt).equals(Json.second(other.startedAt));
	}

	/**
	 * Returns the directory of the scope.
	 */
	public Path scopeDirectory(Path output) {
		return output.resolve(this.scope);
	}

	/**
	 * Returns the directory of the published files.
	 */
	public Path publishedDirectory(Path output) {
		return scopeDirectory(output).resolve(directoryName());
	}

	/**
	 * Returns the directory of the files before they are published.
	 */
	public Path stagingDirectory(Path output) {
		return scopeDirectory(output).resolve("." + directoryName() + ".partial");
	}

	/**
	 * Returns the directory of a superseded publication.
	 * @param number number of the superseded publication, from 1
	 */
	public Path supersededDirectory(Path output, int number) {
		return scopeDirectory(output).resolve(this.auditDate + ".superseded-" + number);
	}

	public String directoryName() {
		return (this.revision == 1) ? this.auditDate.toString() : this.auditDate + "." + this.revision;
	}

}
