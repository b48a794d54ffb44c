package dev.swraudit.job;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import org.springframework.stereotype.Component;

/**
 * The audits that the database holds, of which those that have come to an end can be
 * exported.
 */
@Component
class StoredAudits {

	private static final int NAMED = 10;

	private final AuditLedger ledger;

	StoredAudits(AuditLedger ledger) {
		this.ledger = ledger;
	}

	/**
	 * The audit that is meant: of those that have ended, the latest and of it the highest
	 * revision, unless the parameters say otherwise.
	 * @throws RunException if there is none; it says which there are
	 */
	Audit choose(ExportParameters wanted) {
		List<Audit> all = this.ledger.all(wanted.scope());
		return all.stream()
			.filter((audit) -> audit.complete() != null)
			.filter((audit) -> wanted.date() == null || wanted.date().equals(audit.key().date()))
			.filter((audit) -> wanted.revision() == null || Objects.equals(wanted.revision(), audit.key().revision()))
			.findFirst()
			.orElseThrow(() -> RunException.personMustAct(missing(wanted) + "; " + there(all)));
	}

	private static String missing(ExportParameters wanted) {
		String which = ((wanted.date() != null) ? " of " + wanted.date() : "")
				+ ((wanted.revision() != null) ? " with revision " + wanted.revision() : "");
		return "scope '" + wanted.scope() + "' has no finished audit" + which;
	}

	private String there(List<Audit> all) {
		if (all.isEmpty()) {
			List<String> scopes = this.ledger.scopes();
			return scopes.isEmpty() ? "the database (spring.datasource.url) holds no audits"
					: "the scopes are " + String.join(", ", scopes);
		}
		List<Audit> finished = all.stream().filter((audit) -> audit.complete() != null).toList();
		List<Audit> unfinished = all.stream().filter((audit) -> audit.complete() == null).toList();
		return "finished: " + names(finished) + "; unfinished: " + names(unfinished);
	}

	private static String names(List<Audit> audits) {
		if (audits.isEmpty()) {
			return "none";
		}
		String names = audits.stream()
			.limit(NAMED)
			.map((audit) -> audit.key().date() + " revision " + audit.key().revision())
			.collect(Collectors.joining(", "));
		return names + ((audits.size() > NAMED) ? " and " + (audits.size() - NAMED) + " more" : "");
	}

}
