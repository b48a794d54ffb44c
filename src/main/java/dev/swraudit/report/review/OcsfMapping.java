package dev.swraudit.report.review;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.review.ReviewedFinding.Account;
import org.jspecify.annotations.Nullable;

/**
 * Mapping of findings to OCSF events. The time of all events is the start of the audit's
 * first run, because it is the same in every run of the audit. Dates become the start of
 * the day in UTC.
 */
final class OcsfMapping {

	private static final String PRODUCT = "swr-permission-audit";

	private static final OcsfEvent.Remediation REMEDIATION = new OcsfEvent.Remediation(
			"Revoke the permission in SWR, or accept the finding with a decision or an exception.");

	/** Addresses that the schema accepts; others are unmapped. */
	private static final Pattern EMAIL = Pattern
		.compile("[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*");

	private final AuditIdentity identity;

	private final OcsfEvent.Product product;

	private final OcsfEvent.Cloud cloud;

	private final long time;

	OcsfMapping(AuditStatistics statistics) {
		this.identity = statistics.identity();
		this.product = new OcsfEvent.Product(PRODUCT, PRODUCT, statistics.run().toolVersion());
		this.cloud = OcsfCloud.of(this.identity.endpoint(), statistics.account().cloudAccount());
		this.time = this.identity.startedAt().truncatedTo(ChronoUnit.SECONDS).toEpochMilli();
	}

	OcsfEvent event(ReviewedFinding finding) {
		OcsfActivity activity = OcsfActivity.of(finding.change());
		OcsfSeverity severity = OcsfSeverity.of(finding.rule());
		OcsfStatus status = OcsfStatus.of(finding);
		OcsfEvent.User user = holder(finding);
		String object = object(finding);
		return new OcsfEvent(activity.id(), activity.caption(), OcsfEvent.CATEGORY_UID, OcsfEvent.CATEGORY_NAME,
				OcsfEvent.CLASS_UID, OcsfEvent.CLASS_NAME, OcsfEvent.CLASS_UID * 100 + activity.id(),
				OcsfEvent.CLASS_NAME + ": " + activity.caption(), this.time, severity.id(), severity.caption(),
				status.id(), status.caption(),
				(finding.change() == FindingChange.UNVERIFIED) ? "not read in this audit" : null,
				finding.certain() ? 3 : 1, finding.certain() ? "High" : "Low", message(finding, object),
				metadata(finding), this.cloud, info(finding), user, resources(finding, object), access(finding, user),
				REMEDIATION, unmapped(finding));
	}

	private OcsfEvent.Metadata metadata(ReviewedFinding finding) {
		return new OcsfEvent.Metadata(
				finding.fingerprint() + ":" + this.identity.auditDate() + "." + this.identity.revision(),
				OcsfEvent.SCHEMA_VERSION, List.of("cloud"), this.product);
	}

	private static OcsfEvent.FindingInfo info(ReviewedFinding finding) {
		String rule = finding.rule().text();
		return new OcsfEvent.FindingInfo(finding.fingerprint(), title(finding.rule()),
				title(finding.rule()) + " (" + finding.certainty() + ")", List.of(rule),
				new OcsfEvent.Analytic(rule, rule, 1, "Rule"), millis(finding.firstSeen()), millis(finding.firstSeen()),
				millis(finding.lastVerified()));
	}

	private static long millis(LocalDate date) {
		return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
	}

	private static String title(Rule rule) {
		return switch (rule) {
			case NON_CREATOR_MANAGE -> "A user who is not the creator may manage a repository";
			case ORGANIZATION_MANAGE -> "A user who is not the creator may manage an organization";
			case ORGANIZATION_WRITE -> "A user who is not the creator may write to an organization";
			case PUBLIC_REPOSITORY -> "Everybody may pull a repository";
			case SHARED_REPOSITORY -> "Another account may pull a repository";
			case INACTIVE_USER -> "A user who is disabled or has left holds permissions";
			case UNKNOWN_USER -> "A user whom the people list does not know holds permissions";
			case UNRECOGNISED_PERMISSION -> "A permission has a value that is not documented";
		};
	}

	private static String message(ReviewedFinding finding, String object) {
		return Stream
			.of(finding.rule().text(), finding.holder().id(), finding.holder().name(), finding.permission(), object)
			.filter((part) -> part != null && !part.isEmpty())
			.collect(Collectors.joining(" | "));
	}

	/** Returns the name of the object; empty for a finding on a user. */
	private static String object(ReviewedFinding finding) {
		return finding.repository().isEmpty() ? finding.namespace() : finding.namespace() + "/" + finding.repository();
	}

	private static OcsfEvent.User holder(ReviewedFinding finding) {
		Account holder = finding.holder();
		String email = finding.person().email();
		boolean user = !isOfPull(finding.rule());
		return new OcsfEvent.User(holder.id(), holder.name(), finding.person().name(), isEmail(email) ? email : null,
				user ? 1 : 99, user ? "User" : (finding.rule() == Rule.PUBLIC_REPOSITORY) ? "Everyone" : "Account");
	}

	private static boolean isEmail(@Nullable String email) {
		return email != null && EMAIL.matcher(email).matches();
	}

	private static boolean isOfPull(Rule rule) {
		return rule == Rule.PUBLIC_REPOSITORY || rule == Rule.SHARED_REPOSITORY;
	}

	private @Nullable List<OcsfEvent.Resource> resources(ReviewedFinding finding, String object) {
		if (finding.rule().isPerUser()) {
			return null;
		}
		Account creator = finding.creator();
		OcsfEvent.User owner = creator.isKnown()
				? new OcsfEvent.User(creator.id(), creator.name(), null, null, null, null) : null;
		return List.of(new OcsfEvent.Resource(object, object, finding.namespace(),
				finding.repository().isEmpty() ? "Container image organization" : "Container image repository",
				this.cloud.region(), owner));
	}

	private static OcsfEvent.AccessAnalysis access(ReviewedFinding finding, OcsfEvent.User user) {
		String type = switch (finding.rule()) {
			case PUBLIC_REPOSITORY -> "Public";
			case SHARED_REPOSITORY -> "Cross-Account";
			default -> "Same-Account";
		};
		return new OcsfEvent.AccessAnalysis(finding.permission(), type, List.of(user), List.of(finding.permission()));
	}

	private OcsfEvent.Unmapped unmapped(ReviewedFinding finding) {
		String email = finding.person().email();
		return new OcsfEvent.Unmapped(this.identity.scope(), this.identity.auditDate().toString(),
				this.identity.revision(), finding.certainty(), finding.change().name(), finding.state().name(),
				finding.resolution(), finding.auth(), finding.grantSource(), finding.self(), finding.objectCount(),
				finding.person().department(), isEmail(email) ? null : email, exception(finding), decision(finding));
	}

	private static OcsfEvent.@Nullable AcceptedBy exception(ReviewedFinding finding) {
		ReviewedFinding.ExceptionCells cells = finding.exception();
		return (cells != null)
				? new OcsfEvent.AcceptedBy(cells.id(), cells.reason(), cells.approver(), text(cells.expires())) : null;
	}

	private static OcsfEvent.@Nullable Decision decision(ReviewedFinding finding) {
		ReviewedFinding.DecisionCells cells = finding.decision();
		return (cells != null) ? new OcsfEvent.Decision(cells.decision(), cells.decidedBy(),
				cells.decidedOn().toString(), cells.reason(), text(cells.keepUntil()), text(cells.revokeBy())) : null;
	}

	private static @Nullable String text(@Nullable LocalDate date) {
		return (date != null) ? date.toString() : null;
	}

}
