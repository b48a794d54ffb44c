package dev.swraudit.job.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;

import org.springframework.stereotype.Component;

/**
 * Published audits in the database, which can be exported.
 */
@Component
class StoredAudits {

	private static final int MAX_LISTED = 10;

	private final AuditLedger ledger;

	StoredAudits(AuditLedger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Returns the selected published audit; by default that of the latest date and the
	 * highest revision.
	 * @throws RunException if there is none; the message lists the available ones
	 */
	Audit choose(ExportParameters wanted) {
		List<Audit> published = this.ledger.published(wanted.scope());
		return published.stream()
			.filter((audit) -> wanted.date() == null || wanted.date().equals(audit.key().date()))
			.filter((audit) -> wanted.revision() == null || Objects.equals(wanted.revision(), audit.key().revision()))
			.findFirst()
			.orElseThrow(() -> RunException
				.configurationError(missing(wanted) + "; " + available(wanted.scope(), published)));
	}

	/**
	 * Returns the published audits up to the end of a period, latest first.
	 * @throws RunException if there is none, or the database no longer has all audits
	 * from the beginning of the period on
	 */
	List<Audit> choose(PeriodParameters wanted) {
		LocalDate from = wanted.period().from();
		List<Audit> published = this.ledger.published(wanted.scope());
		List<Audit> chosen = published.stream()
			.filter((audit) -> !audit.key().date().isAfter(wanted.period().to()))
			.toList();
		if (chosen.isEmpty()) {
			throw RunException.configurationError("scope '" + wanted.scope() + "' has no published audit up to "
					+ wanted.period().to() + "; " + available(wanted.scope(), published));
		}
		this.ledger.firstDayWithAllAudits(wanted.scope()).filter(from::isBefore).ifPresent((oldest) -> {
			throw AuditParameters.invalid("from", from.toString(), "a date from " + oldest
					+ " on, because the database has all audits only since then (audit.retention, audit.new-history)");
		});
		return chosen;
	}

	private static String missing(ExportParameters wanted) {
		String which = ((wanted.date() != null) ? " of " + wanted.date() : "")
				+ ((wanted.revision() != null) ? " with revision " + wanted.revision() : "");
		return "scope '" + wanted.scope() + "' has no published audit" + which;
	}

	private String available(String scope, List<Audit> published) {
		List<Audit> unpublished = this.ledger.unpublished(scope);
		if (published.isEmpty() && unpublished.isEmpty()) {
			List<String> scopes = this.ledger.scopes();
			return scopes.isEmpty() ? "the database (spring.datasource.url) contains no audits"
					: "the scopes are " + String.join(", ", scopes);
		}
		return "published: " + names(published) + "; not published yet: " + names(unpublished);
	}

	private static String names(List<Audit> audits) {
		if (audits.isEmpty()) {
			return "none";
		}
		String names = audits.stream()
			.limit(MAX_LISTED)
			.map((audit) -> audit.key().date() + " revision " + audit.key().revision())
			.collect(Collectors.joining(", "));
		return names + ((audits.size() > MAX_LISTED) ? " and " + (audits.size() - MAX_LISTED) + " more" : "");
	}

}
