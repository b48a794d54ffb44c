package dev.swraudit.report.notify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.swraudit.finding.Movement;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Headline;
import dev.swraudit.report.publish.Summary;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Webhook payload: {@code text} for chats, and all other data under {@code run}, because
 * chats reject unknown top-level properties.
 *
 * @param text the text
 * @param run all data
 */
record WebhookPayload(String text, Run run) {

	private static final int NAMED = 5;

	/** Characters that chats interpret as a link, a mention or a format. */
	private static final String MARKUP = "[\\[\\]()*`~|]";

	static WebhookPayload of(RunResult result) {
		return new WebhookPayload(text(result), Run.of(result));
	}

	private static String text(RunResult result) {
		LastRun run = result.run();
		String which = Stream.of("swr-permission-audit", result.scope(), run.auditDate())
			.filter((part) -> part != null)
			.map(Object::toString)
			.collect(Collectors.joining(", "));
		String text = which + ": exit code " + run.exitCode() + "\n" + UntrustedText.escape(run.message());
		FinishedAudit audit = result.audit();
		return escape((audit != null) ? text + aboutAudit(audit) : text);
	}

	private static String aboutAudit(FinishedAudit audit) {
		StringBuilder text = new StringBuilder();
		if (!audit.statistics().run().complete()) {
			text.append('\n').append(Headline.judgement(audit.statistics()));
		}
		Movement movement = audit.statistics().movement();
		addFindings(text, "new", audit.newFindings(), movement.appeared());
		addFindings(text, "reopened", audit.reopenedFindings(), movement.reopened());
		return text.toString();
	}

	private static void addFindings(StringBuilder text, String kind, List<NotifiedFinding> first, long total) {
		List<NotifiedFinding> named = first.stream().limit(NAMED).toList();
		named.forEach((finding) -> text.append('\n').append(kind).append(": ").append(line(finding)));
		long more = total - named.size();
		if (more > 0) {
			text.append("\nand ").append(DisplayText.count(more, "more " + kind + " finding"));
		}
	}

	private static String line(NotifiedFinding finding) {
		String name = plain((finding.userName() != null) ? finding.userName() : finding.userId());
		if (!finding.isOnUser()) {
			return new RepositoryName(finding.namespace(), finding.repository()).text() + ": " + name + ", "
					+ finding.permission();
		}
		int objects = (finding.objectCount() != null) ? finding.objectCount() : 0;
		return "user: " + name + ((finding.person() != null) ? ", " + plain(finding.person()) : "") + ": "
				+ finding.rule() + ", up to " + finding.permission() + " on " + DisplayText.count(objects, "object");
	}

	private static String plain(String text) {
		return UntrustedText.escape(text, 40).replaceAll(MARKUP, "?");
	}

	/** Escapes the three characters that Slack interprets as markup. */
	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * Data of a run.
	 */
	record Run(int schemaVersion, @Nullable String scope, @JsonUnwrapped LastRun lastRun, @Nullable Summary summary,
			@Nullable Findings newFindings, @Nullable Findings reopenedFindings, @Nullable String sumsSha256) {

		static Run of(RunResult result) {
			FinishedAudit audit = result.audit();
			if (audit == null) {
				return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), null, null, null, null);
			}
			Movement movement = audit.statistics().movement();
			return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), Summary.of(audit.statistics()),
					Findings.of(movement.appeared(), audit.newFindings()),
					Findings.of(movement.reopened(), audit.reopenedFindings()), audit.sumsSha256());
		}

	}

	/**
	 * New or reopened findings.
	 *
	 * @param total how many there are
	 * @param more how many are not listed
	 * @param first the listed ones
	 */
	record Findings(long total, long more, List<NotifiedFinding> first) {

		static Findings of(long total, List<NotifiedFinding> first) {
			return new Findings(total, total - first.size(), first);
		}

	}

}
