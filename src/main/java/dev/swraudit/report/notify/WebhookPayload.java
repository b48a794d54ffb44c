package dev.swraudit.report.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.Headline;
import dev.swraudit.report.publish.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Webhook payload: {@code text} for chats, and all other data under {@code run}, because
 * chats reject unknown top-level properties.
 */
final class WebhookPayload {

	private static final int NAMED = 5;

	/** Characters that chats interpret as a link, a mention or a format. */
	private static final String MARKUP = "[\\[\\]()*`~|]";

	private WebhookPayload() {
	}

	static Map<String, Object> of(RunResult result) {
		Map<String, Object> payload = new LinkedHashMap<>();
		payload.put("text", text(result));
		payload.put("run", run(result));
		return payload;
	}

	private static Map<String, @Nullable Object> run(RunResult result) {
		Map<String, @Nullable Object> run = new LinkedHashMap<>();
		run.put("schemaVersion", Summary.SCHEMA_VERSION);
		run.put("scope", result.scope());
		run.putAll(result.run().document());
		FinishedAudit audit = result.audit();
		run.put("summary", (audit != null) ? Summary.of(audit.statistics()) : null);
		run.put("newFindings", (audit != null) ? newFindings(audit) : null);
		run.put("sumsSha256", (audit != null) ? audit.sumsSha256() : null);
		return run;
	}

	private static Map<String, Object> newFindings(FinishedAudit audit) {
		Map<String, Object> findings = new LinkedHashMap<>();
		findings.put("total", audit.statistics().newAndOpen());
		findings.put("more", audit.statistics().newAndOpen() - audit.newFindings().size());
		findings.put("first", audit.newFindings().stream().map(NewFinding::document).toList());
		return findings;
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
		long more = audit.statistics().newAndOpen() - named.size();
		return (more > 0) ? text.append("\nand ").append(Headline.count(more, "more new finding")).toString()
				: text.toString();
	}

	private static String line(NewFinding finding) {
		String name = (finding.userName() != null) ? finding.userName() : finding.userId();
		return finding.namespace() + "/" + finding.repository() + ": "
				+ UntrustedText.escape(name, 40).replaceAll(MARKUP, "?") + ", " + finding.permission();
	}

	/** Escapes the three characters that Slack interprets as markup. */
	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
