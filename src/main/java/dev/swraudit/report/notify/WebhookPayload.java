package dev.swraudit.report.notify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.swraudit.message.UntrustedText;
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
		List<NewFinding> named = audit.newFindings().stream().limit(NAMED).toList();
		named.forEach((finding) -> text.append("\nnew: ").append(line(finding)));
		long more = audit.statistics().movement().appeared() - named.size();
		return (more > 0) ? text.append("\nand ").append(Headline.count(more, "more new finding")).toString()
				: text.toString();
	}

	private static String line(NewFinding finding) {
		String name = (finding.userName() != null) ? finding.userName() : finding.userId();
		return new RepositoryName(finding.namespace(), finding.repository()).text() + ": "
				+ UntrustedText.escape(name, 40).replaceAll(MARKUP, "?") + ", " + finding.permission();
	}

	/** Escapes the three characters that Slack interprets as markup. */
	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * Data of a run.
	 */
	record Run(int schemaVersion, @Nullable String scope, @JsonUnwrapped LastRun lastRun, @Nullable Summary summary,
			@Nullable NewFindings newFindings, @Nullable String sumsSha256) {

		static Run of(RunResult result) {
			FinishedAudit audit = result.audit();
			if (audit == null) {
				return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), null, null, null);
			}
			return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), Summary.of(audit.statistics()),
					NewFindings.of(audit), audit.sumsSha256());
		}

	}

	/**
	 * New and open findings.
	 *
	 * @param total how many there are
	 * @param more how many are not listed
	 * @param first the listed ones
	 */
	record NewFindings(long total, long more, List<NewFinding> first) {

		static NewFindings of(FinishedAudit audit) {
			long total = audit.statistics().movement().appeared();
			return new NewFindings(total, total - audit.newFindings().size(), audit.newFindings());
		}

	}

}
