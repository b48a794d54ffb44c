package dev.swraudit.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.OracleFindings.Finding;
import dev.swraudit.support.OracleReading.KnownCreator;
import dev.swraudit.support.OracleReading.Outcome;
import dev.swraudit.support.OracleReading.ReadObject;
import dev.swraudit.support.OracleReading.Row;

/**
 * Test oracle: computes the CSV files of every night from an {@link AccountWorld}. It
 * follows the contract alone and shares no code with the program. One instance follows
 * one scope, {@code default}, because each night is compared with the nights before.
 */
public final class AccountOracle {

	private static final String SCOPE = "default";

	private static final Comparator<Row> BY_OBJECT = Comparator.comparing(Row::namespace, OracleCsv.CODE_POINTS)
		.thenComparing(Row::repository, OracleCsv.CODE_POINTS);

	private static final Comparator<Row> PERMISSIONS = BY_OBJECT.thenComparing(Row::userId, OracleCsv.CODE_POINTS)
		.thenComparing(Row::source, OracleCsv.CODE_POINTS);

	static final Comparator<Finding> FINDINGS = Comparator.comparing(Finding::row, BY_OBJECT)
		.thenComparing(Finding::rule, OracleCsv.CODE_POINTS)
		.thenComparing((finding) -> finding.row().userId(), OracleCsv.CODE_POINTS);

	private final AccountWorld world;

	private final Map<RepositoryName, KnownCreator> knownCreators = new HashMap<>();

	private final List<OracleFindings> past = new ArrayList<>();

	public AccountOracle(AccountWorld world) {
		this.world = world;
	}

	/**
	 * Settings of a night that have an effect on the files.
	 *
	 * @param maxVanished in percent
	 */
	public record Settings(Set<String> rules, boolean shares, boolean organizations, boolean population,
			int maxVanished) {
	}

	/**
	 * A night.
	 *
	 * @param records the valid records, duplicates included
	 * @param invalidRecords the number of other records
	 */
	public record Night(LocalDate date, List<RepositoryName> records, int invalidRecords, Settings settings) {
	}

	/**
	 * What a night has to publish.
	 *
	 * @param files content by file name
	 */
	public record Expected(int exitCode, Map<String, String> files) {
	}

	/** Returns what a night publishes, and keeps it as the baseline of the next one. */
	public Expected expect(Night night) {
		OracleReading reading = new OracleReading(this.world, night, this.knownCreators);
		OracleFindings findings = new OracleFindings(night, reading, this.past);
		this.past.add(findings);
		Map<String, String> files = new LinkedHashMap<>();
		files.put("permissions.csv", permissions(night, reading));
		files.put("findings.csv", findings(findings));
		files.put("organizations.csv", organizations(night, reading));
		files.put("not-in-input.csv", notInInput(night));
		return new Expected(findings.isComplete() ? 0 : 2, files);
	}

	private static String permissions(Night night, OracleReading reading) {
		OracleCsv csv = new OracleCsv("scope,audit_date,namespace,repository,user_id,user_name,auth,permission,"
				+ "grant_source,is_self,is_creator,creator_id,creator_name");
		reading.rows.stream()
			.sorted(PERMISSIONS)
			.forEach((row) -> csv.line(SCOPE, night.date(), row.namespace(), row.repository(), row.userId(),
					row.userName(), row.auth(), permission(row.auth()), row.source(), row.self(), row.isCreator(),
					row.creator().id(), row.creator().name()));
		return csv.toString();
	}

	private static String findings(OracleFindings findings) {
		OracleCsv csv = new OracleCsv("fingerprint,rule,certainty,change,state,resolution,namespace,repository,"
				+ "creator_id,creator_name,user_id,user_name,auth,permission,grant_source,is_self,first_seen,"
				+ "last_verified,exception_id,exception_reason,exception_approver,exception_expires,person,department,object_count,"
				+ "decision,decided_by,decided_on,decision_reason,keep_until,revoke_by,last_absent");
		findings.all().stream().sorted(FINDINGS).forEach((finding) -> {
			Row row = finding.row();
			csv.line(fingerprint(finding), finding.rule(), finding.certainty(), finding.change(), finding.state(),
					finding.resolution(), row.namespace(), row.repository(), row.creator().id(), row.creator().name(),
					row.userId(), row.userName(), row.auth(), permission(row.auth()), row.source(), row.self(),
					finding.firstSeen(), finding.lastVerified(), "", "", "", "", "", "", "", "", "", "", "", "", "",
					"");
		});
		return csv.toString();
	}

	private String organizations(Night night, OracleReading reading) {
		OracleCsv csv = new OracleCsv("namespace,outcome,http_status,error_code,message,creator_name,permission_count,"
				+ "manager_count,non_creator_manager_count,listed_user_count,listed_repository_count,record_count,"
				+ "read_at,exception_id");
		reading.organizations.forEach((name, read) -> {
			Organization organization = this.world.organizations.get(name);
			boolean listed = organization != null && organization.isListed();
			boolean audited = read.outcome() == Outcome.AUDITED;
			csv.line(name, read.outcome(), audited ? "" : read.trouble().status, read.trouble().code, read.message(),
					read.creator().name(), audited ? read.rows().size() : "", audited ? read.managers() : "",
					audited ? read.nonCreatorManagers() : "", listed ? organization.accessUserCount : null,
					listed ? organization.repositoryCount : null,
					night.records().stream().filter((record) -> record.namespace().equals(name)).count(), "", "");
		});
		return csv.toString();
	}

	private String notInInput(Night night) {
		OracleCsv csv = new OracleCsv("namespace,repository,is_public,updated_at");
		if (night.settings().population()) {
			Set<RepositoryName> input = new TreeSet<>(night.records());
			this.world.repositories.values()
				.stream()
				.filter(Repository::isListed)
				.filter((repository) -> !input.contains(repository.name))
				.forEach((repository) -> csv.line(repository.name.namespace(), repository.name.repository(),
						repository.isPublic, repository.updatedAt));
		}
		return csv.toString();
	}

	static String permission(long auth) {
		return Map.of(7L, "Manage", 3L, "Write", 1L, "Read").getOrDefault(auth, "Unknown(" + auth + ")");
	}

	static String fingerprint(Finding finding) {
		String text = String.join("\n", SCOPE, finding.rule(), finding.row().namespace(), finding.row().repository(),
				finding.row().userId());
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
