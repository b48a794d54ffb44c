package dev.swraudit.job.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import dev.swraudit.evaluation.Percentage;
import dev.swraudit.finding.Rule;
import dev.swraudit.population.AccountSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit: its default date, its exit code, its safety limit and its
 * retention.
 *
 * @param zone time zone of the default audit date; the system's by default
 * @param failOn findings that give exit code 3: none, new (NEW and OPEN) or open
 * @param maxVanished safety limit: if more than this share (and more than 10, or at least
 * 2 and more than half) of the repositories that an earlier audit read have vanished, the
 * audit is incomplete and nothing is resolved; 100% switches the limit off
 * @param exceptions CSV file of accepted findings
 * @param people CSV file of the people behind the users
 * @param decisions reviewers' decisions on findings: a .csv or .xlsx file, or a directory
 * of them
 * @param retention how long the database keeps audits, such as 400d or P1Y, counted back
 * from the date of the audit that has just ended; audits are kept for ever by default
 * @param incompleteOn outcomes of records and organizations that make an audit
 * incomplete, exit code 2; and whether a repository that the input lacks does
 * @param population whether the input is compared with the repositories that SWR lists:
 * listing or off
 * @param organizations whether the grants on organizations are read
 * @param shares whether the shares with other accounts are read; needs the listing
 * @param rules rules that make findings
 * @param newHistory on the command line only: continue although the output directory
 * holds publications that the database does not contain; the run acknowledges them
 * @param quiet print nothing if the run leaves the publication as it was, for a second
 * run of the night; the exit code and the notifications stay
 */
@ConfigurationProperties("audit")
public record AuditProperties(@Nullable ZoneId zone, @DefaultValue("none") FailOn failOn,
		@DefaultValue("10%") Percentage maxVanished, @Nullable String exceptions, @Nullable String people,
		@Nullable String decisions, @Nullable Period retention, @DefaultValue( {
				"FAILED", "FORBIDDEN", "INVALID" }) Set<IncompleteOn> incompleteOn,
		@DefaultValue("listing") PopulationSource population, @DefaultValue("true") boolean organizations,
		@DefaultValue("true") boolean shares,
		@DefaultValue({ "inactive-user", "non-creator-manage", "organization-manage", "public-repository",
				"shared-repository", "unknown-user", "unrecognised-permission" }) Set<Rule> rules,
		@DefaultValue("false") boolean newHistory, @DefaultValue("false") boolean quiet){

	public AuditProperties {
		if (retention != null && !isUsable(retention)) {
			throw RunException.configurationError("audit.retention: '" + retention
					+ "' is not a period from one day to 1000 years, such as 400d or P1Y");
		}
		if (rules.isEmpty()) {
			throw RunException
				.configurationError("audit.rules: names no rule; allowed are " + String.join(", ", Rule.names()));
		}
	}

	/** Returns the sources of the account that are switched off. */
	public Set<AccountSource> sourcesOff() {
		Set<AccountSource> off = EnumSet.noneOf(AccountSource.class);
		if (this.population == PopulationSource.OFF) {
			off.addAll(Set.of(AccountSource.LISTING, AccountSource.OVERVIEW, AccountSource.SHARED));
		}
		if (!this.shares) {
			off.add(AccountSource.SHARED);
		}
		if (!this.organizations) {
			off.add(AccountSource.ORGANIZATIONS);
		}
		return off;
	}

	private static boolean isUsable(Period retention) {
		try {
			LocalDate earlier = LocalDate.EPOCH.minus(retention);
			return earlier.isBefore(LocalDate.EPOCH) && !earlier.isBefore(LocalDate.EPOCH.minusYears(1000));
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/**
	 * Where the population of the account comes from.
	 */
	public enum PopulationSource {

		/** The repositories that SWR lists. */
		LISTING,

		/** The input is not compared. */
		OFF

	}

	/**
	 * Findings that make a run fail.
	 */
	public enum FailOn {

		/** No finding. */
		NONE,

		/** A finding that is new and open. */
		NEW,

		/** An open finding. */
		OPEN

	}

}
