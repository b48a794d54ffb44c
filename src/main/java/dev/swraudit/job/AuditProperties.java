package dev.swraudit.job;

import java.time.ZoneId;
import java.util.Set;

import dev.swraudit.finding.Share;
import dev.swraudit.target.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an audit's day is told, and how its result becomes an exit code.
 *
 * @param zone time zone of the default audit date; the system's unless set
 * @param failOn findings that give exit code 3: none, new (NEW and OPEN) or open
 * @param maxVanished so many of the targets that the scope's last complete audit read may
 * be gone (ten always may); more make the audit incomplete, and resolve nothing
 * @param exceptions CSV file of accepted findings
 * @param incompleteOn outcomes that make an audit incomplete, exit code 2
 */
@ConfigurationProperties("audit")
record AuditProperties(@Nullable ZoneId zone, @DefaultValue("none") FailOn failOn,
		@DefaultValue("10%") Share maxVanished, @Nullable String exceptions, @DefaultValue( {
				"FAILED", "FORBIDDEN", "INVALID" }) Set<Outcome> incompleteOn){

	/**
	 * The findings that make a run fail.
	 */
	enum FailOn {

		/** No finding does. */
		NONE,

		/** A finding that is new and open. */
		NEW,

		/** An open finding. */
		OPEN

	}

}
