package dev.swraudit.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a run says at its end, fit for a cron mail: the first line is the one to act on.
 */
public final class ConsoleSummary {

	private static final int ROWS = 20;

	private static final int PEOPLE = 5;

	private static final int NAME = 40;

	private final HighlightsReader highlights;

	private final ExceptionsReader exceptions;

	ConsoleSummary(HighlightsReader highlights, ExceptionsReader exceptions) {
		this.highlights = highlights;
		this.exceptions = exceptions;
	}

	/**
	 * The text, its lines ended by LF. Nothing in it moves a terminal's cursor.
	 * @param facts the audit
	 * @param published where its files are
	 */
	public String of(AuditFacts facts, Published published) {
		Highlights first = this.highlights.read(facts, ROWS);
		SummaryText text = new SummaryText();
		text.line(facts.headline());
		if (!facts.run().complete()) {
			text.line(Headline.judgement(facts));
		}
		text.blank();
		describe(facts, this.exceptions.read(facts.id(), 0).sentence(), text);
		flagged(first.flagged(), facts.verdict("FLAGGED"), text);
		notAudited(first.notAudited(), facts.notAudited(), text);
		files(published, text);
		return text.toString();
	}

	private static void describe(AuditFacts facts, String exceptions, SummaryText text) {
		AuditIdentity audit = facts.identity();
		RunFacts run = facts.run();
		text.entry("Audit", audit.scope() + ", " + audit.auditDate() + ", revision " + audit.revision());
		text.entry("Endpoint", Legible.of(audit.endpoint()));
		text.entry("Asked by", auditor(run.auditedBy()));
		text.entry("Records", facts.total() + " = " + sum(facts));
		text.entry("Verdicts", counts(facts.verdicts(), ", "));
		text.entry("Findings", counts(facts.changes(), ", ") + "; " + counts(facts.states(), ", "));
		if (!exceptions.isEmpty()) {
			text.entry("Exceptions", exceptions);
		}
		text.entry("Permissions", Long.toString(facts.permissions()));
		text.entry("Requests", run.requests() + ", " + run.retries() + " of them again, " + run.throttled()
				+ " throttled" + slowed(run) + "; " + facts.durationSeconds() + " s");
		text.entry("Exit code", Integer.toString(run.exitCode()));
	}

	private static String slowed(RunFacts run) {
		return run.slowed().isZero() ? "" : " (slowed for "
				+ BigDecimal.valueOf(run.slowed().toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s)";
	}

	private static String auditor(@Nullable Auditor auditor) {
		return (auditor != null) ? account(auditor.userName(), auditor.userId()) : "unknown";
	}

	private static String sum(AuditFacts facts) {
		String sum = counts(facts.records(), " + ");
		return (facts.pending() > 0) ? sum + " + pending " + facts.pending() : sum;
	}

	private static String counts(Map<String, Long> counts, String separator) {
		return counts.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " " + entry.getValue())
			.collect(Collectors.joining(separator));
	}

	private static void flagged(List<AuditedRepository> repositories, long total, SummaryText text) {
		text.list("Flagged: somebody other than the creator holds Manage", repositories, total, (repository) -> {
			text.line("  " + name(repository));
			text.detail(creator(repository) + "; " + people(repository));
		});
	}

	private static void notAudited(List<AuditedRepository> repositories, long total, SummaryText text) {
		text.list("Not audited", repositories, total, (repository) -> {
			text.line("  line " + repository.line() + ": " + name(repository));
			String outcome = (repository.outcome() != null) ? repository.outcome() : "PENDING";
			text.detail(outcome + ": " + String.join(", ", Reasons.notAudited(repository)));
		});
	}

	private static String name(AuditedRepository repository) {
		return Legible.of(repository.namespace() + "/" + repository.repository(), 193);
	}

	private static String creator(AuditedRepository repository) {
		return "creator " + Legible.of(repository.creator().name(), NAME);
	}

	private static String people(AuditedRepository repository) {
		List<Holder> holders = repository.holders().stream().filter(Holder::manages).toList();
		Integer managers = repository.creatorKnown() ? repository.nonCreatorManagers() : repository.managers();
		long total = (managers != null) ? Math.max(managers, holders.size()) : holders.size();
		String named = holders.stream()
			.limit(PEOPLE)
			.map((holder) -> person(holder, repository))
			.collect(Collectors.joining(", "));
		long more = total - Math.min(PEOPLE, holders.size());
		String whose = repository.creatorKnown() ? "also managed by " : "managed by ";
		return whose + named + ((more > 0) ? (named.isEmpty() ? "" : " and ") + more + " more" : "");
	}

	/** A name, and the id behind it where the creator bears the same name. */
	private static String person(Holder holder, AuditedRepository repository) {
		String name = account(holder.userName(), holder.userId());
		boolean namesake = holder.userName() != null && holder.userName().equals(repository.creatorName());
		return name + (namesake ? " (" + Legible.of(holder.userId(), NAME) + ")" : "")
				+ (holder.self() ? " [auditing account]" : "");
	}

	private static String account(@Nullable String name, @Nullable String id) {
		return Legible.of((name != null) ? name : (id != null) ? id : "", NAME);
	}

	private static void files(Published published, SummaryText text) {
		text.blank();
		text.line("Files: " + published.directory().toAbsolutePath().normalize());
		if (!published.renewed()) {
			text.line("  nothing changed since they were published");
		}
		if (published.superseded() != null) {
			text.line("  the earlier ones: " + published.superseded().getFileName());
		}
		text.line("SHA-256 of SHA256SUMS:");
		text.line("  " + published.sumsSha256());
	}

}
