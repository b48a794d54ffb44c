package dev.swraudit.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What {@code report.html} says, in the order in which it says it; its template names
 * these components.
 *
 * @param style the style sheet
 * @param styleHash hash that lets the browser apply it
 * @param headline the sentence to act on
 * @param identity which audit it is
 * @param tasks what there is to do
 * @param coverage what became of the records
 * @param flagged repositories with a manager who did not create them
 * @param undetermined repositories of which it can't be told
 * @param notAudited records that were not read
 * @param run how the audit ran
 * @param files what was written beside the page
 */
record ReportPage(String style, String styleHash, String headline, AuditIdentity identity, List<Task> tasks,
		Coverage coverage, Listing flagged, Listing undetermined, Listing notAudited, List<Fact> run,
		List<FileEntry> files) {

	private static final int NAME = 200;

	private static final Map<String, String> MEANINGS = Map.of("AUDITED", "the access list was read", "NOT_FOUND",
			"the service knows no such repository", "FORBIDDEN", "the auditing account may not read it", "FAILED",
			"no usable answer came", "INVALID", "the record can't be a repository", "DUPLICATE",
			"the same repository stands on an earlier line");

	static ReportPage of(AuditFacts facts, Highlights highlights, List<WrittenFile> files, String style) {
		return new ReportPage(style, Sha256.base64(style), facts.headline(), facts.identity(), tasks(facts),
				Coverage.of(facts), Listing.of(highlights.flagged(), facts.verdict("FLAGGED"), ReportPage::judged),
				Listing.of(highlights.undetermined(), facts.verdict("UNDETERMINED"), ReportPage::judged),
				Listing.of(highlights.notAudited(), facts.notAudited(), ReportPage::notAudited), run(facts),
				files.stream().map(ReportPage::file).toList());
	}

	private static List<Task> tasks(AuditFacts facts) {
		return List.of(new Task(facts.change("NEW"), "new findings", since(facts.run().comparedWith()), "flagged"),
				new Task(facts.state("OPEN"), "open findings", "not accepted by an exception", "flagged"),
				new Task(facts.verdict("UNDETERMINED"), "undetermined", "repositories that may be affected",
						"undetermined"),
				new Task(facts.notAudited(), "not audited", "records of which nothing is known", "not-audited"));
	}

	private static String since(@Nullable AuditReference baseline) {
		return (baseline != null) ? "since the audit of " + baseline.auditDate() : "this is the scope's first audit";
	}

	private static Row judged(AuditedRepository repository) {
		List<Person> people = repository.holders().stream().map(Person::of).toList();
		return new Row(repository.line(), name(repository), creator(repository), people, unlisted(repository),
				Reasons.undetermined(repository));
	}

	private static Row notAudited(AuditedRepository repository) {
		return new Row(repository.line(), name(repository), outcome(repository), List.of(), "",
				Reasons.notAudited(repository));
	}

	private static String name(AuditedRepository repository) {
		return Legible.of(repository.namespace() + "/" + repository.repository(), NAME * 2);
	}

	private static String creator(AuditedRepository repository) {
		return repository.creatorKnown() ? account(repository.creatorName(), repository.creatorId()) : "unknown";
	}

	private static String outcome(AuditedRepository repository) {
		return (repository.outcome() != null) ? repository.outcome() : "PENDING";
	}

	private static String unlisted(AuditedRepository repository) {
		Integer managers = repository.creatorKnown() ? repository.nonCreatorManagers() : repository.managers();
		long listed = repository.holders().stream().filter(Holder::manages).count();
		long unlisted = (managers != null) ? managers - listed : 0;
		return (unlisted > 0) ? unlisted + " more in permissions.csv" : "";
	}

	static String account(@Nullable String name, @Nullable String id) {
		if (name == null) {
			return Legible.of((id != null) ? id : "", NAME);
		}
		return Legible.of(name, NAME) + ((id != null) ? " (" + Legible.of(id, NAME) + ")" : "");
	}

	private static List<Fact> run(AuditFacts facts) {
		RunFacts run = facts.run();
		Auditor auditor = run.auditedBy();
		AuditReference baseline = run.comparedWith();
		return List.of(new Fact("Endpoint", Legible.of(facts.identity().endpoint())),
				new Fact("Asked by", (auditor != null) ? account(auditor.userName(), auditor.userId()) : "unknown"),
				new Fact("Compared with",
						(baseline != null) ? baseline.auditDate() + ", revision " + baseline.revision()
								: "nothing: no audit of this scope was published before"),
				new Fact("Started", Json.second(facts.identity().startedAt())),
				new Fact("Finished",
						Json.second(run.finishedAt()) + ", after " + facts.durationSeconds() + " s and "
								+ Headline.count(run.executions(), "run")),
				new Fact("Requests",
						run.requests() + " sent, " + run.retries() + " of them again; " + run.throttled()
								+ " answers asked to slow down, " + seconds(run.slowed()) + " were waited"),
				new Fact("Readings",
						run.backdated() ? "some are of another day than the audit" : "all of the audit's day"),
				new Fact("Input",
						"the population is that of the input file"
								+ ((facts.inputSha256() != null) ? ", SHA-256 " + facts.inputSha256() : "")),
				new Fact("Exit code", Integer.toString(run.exitCode())), new Fact("Version", run.toolVersion()));
	}

	private static String seconds(Duration time) {
		return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
	}

	private static FileEntry file(WrittenFile file) {
		Long rows = file.rows();
		return new FileEntry(file.name(), String.format(Locale.ROOT, "%,d", file.bytes()),
				(rows != null) ? String.format(Locale.ROOT, "%,d", rows) : "", file.sha256());
	}

	/**
	 * Something to do.
	 */
	record Task(long count, String what, String why, String section) {

		boolean due() {
			return this.count > 0;
		}

	}

	/**
	 * What became of the records, adding up.
	 */
	record Coverage(List<Outcome> outcomes, String total, String sentence) {

		static Coverage of(AuditFacts facts) {
			List<Outcome> outcomes = facts.records()
				.entrySet()
				.stream()
				.map((entry) -> new Outcome(entry.getKey(), entry.getValue(),
						MEANINGS.getOrDefault(entry.getKey(), "")))
				.toList();
			return new Coverage(outcomes, Long.toString(facts.total()), sentence(facts, outcomes));
		}

		private static String sentence(AuditFacts facts, List<Outcome> outcomes) {
			String sum = String.join(" + ",
					outcomes.stream().map((outcome) -> Long.toString(outcome.count())).toList());
			if (facts.pending() == 0) {
				return "The input has " + Headline.count(facts.total(), "record")
						+ ", and each is in exactly one line of this table: " + sum + " = " + facts.total() + ".";
			}
			return "The input has " + Headline.count(facts.total(), "record") + ": " + sum + ", and " + facts.pending()
					+ " that are still pending.";
		}

	}

	/**
	 * How many records have an outcome.
	 */
	record Outcome(String name, long count, String meaning) {

	}

	/**
	 * The first rows of a list, and where the rest is.
	 */
	record Listing(List<Row> rows, long total, String rest) {

		static Listing of(List<AuditedRepository> repositories, long total, Function<AuditedRepository, Row> row) {
			String rest = (repositories.size() < total)
					? "These are the first " + repositories.size() + " of " + total + "; all are in repositories.csv."
					: "";
			return new Listing(repositories.stream().map(row).toList(), total, rest);
		}

		boolean empty() {
			return this.rows.isEmpty();
		}

	}

	/**
	 * A record of the input, with the people that the rules name.
	 */
	record Row(int line, String name, String status, List<Person> people, String unlisted, List<String> reasons) {

	}

	/**
	 * Somebody who holds what is worth a look.
	 */
	record Person(String account, String permission, String since, List<String> marks) {

		static Person of(Holder holder) {
			return new Person(ReportPage.account(holder.userName(), holder.userId()), holder.permission(),
					holder.firstSeen().toString(), Reasons.marks(holder));
		}

	}

	/**
	 * A fact of the run.
	 */
	record Fact(String name, String value) {

	}

	/**
	 * A file beside the page.
	 */
	record FileEntry(String name, String bytes, String rows, String sha256) {

	}

}
