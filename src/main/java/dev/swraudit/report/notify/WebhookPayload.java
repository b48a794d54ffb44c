package dev.swraudit.report.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.report.data.Headline;
import dev.swraudit.report.data.Legible;
import dev.swraudit.report.publish.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run as a webhook gets it: {@code text} for the people in a chat, and all
 * else under {@code run}, since what chats know by other names is refused there.
 */
final class WebhookPayload {

	private static final int NAMED = 5;

	/** What a chat would take for a link, a mention or a format. */
	private static final String MARKUP = "[\\[\\]()*`~|]";

	private WebhookPayload() {
	}

	static Map<String, Object> of(RunResult end) {
		Map<String, Object> notice = new LinkedHashMap<>();
		notice.put("text", text(end));
		notice.put("run", run(end));
		return notice;
	}

	private static Map<String, @Nullable Object> run(RunResult end) {
		Map<String, @Nullable Object> run = new LinkedHashMap<>();
		run.put("schemaVersion", Summary.SCHEMA_VERSION);
		run.put("scope", end.scope());
		run.putAll(end.run().document());
		FinishedAudit audit = end.audit();
		run.put("summary", (audit != null) ? Summary.of(audit.facts()) : null);
		run.put("newFindings", (audit != null) ? newFindings(audit) : null);
		run.put("sumsSha256", (audit != null) ? audit.sumsSha256() : null);
		return run;
	}

	private static Map<String, Object> newFindings(FinishedAudit audit) {
		Map<String, Object> findings = new LinkedHashMap<>();
		findings.put("total", audit.facts().newAndOpen());
		findings.put("more", audit.facts().newAndOpen() - audit.newFindings().size());
		findings.put("first", audit.newFindings().stream().map(NewFinding::document).toList());
		return findings;
	}

	private static String text(RunResult end) {
		LastRun run = end.run();
		String which = Stream.of("swr-permission-audit", end.scope(), run.auditDate())
			.filter((part) -> part != null)
			.map(Object::toString)
			.collect(Collectors.joining(", "));
		String text = which + ": exit code " + run.exitCode() + "\n" + Legible.of(run.message());
		FinishedAudit audit = end.audit();
		return escaped((audit != null) ? text + aboutAudit(audit) : text);
	}

	private static String aboutAudit(FinishedAudit audit) {
		StringBuilder text = new StringBuilder();
		if (!audit.facts().run().complete()) {
			text.append('\n').append(Headline.judgement(audit.facts()));
		}
		List<NewFinding> named = audit.newFindings().stream().limit(NAMED).toList();
		named.forEach((finding) -> text.append("\nnew: ").append(line(finding)));
		long more = audit.facts().newAndOpen() - named.size();
		return (more > 0) ? text.append("\nand ").append(Headline.count(more, "more new finding")).toString()
				: text.toString();
	}

	private static String line(NewFinding finding) {
		String name = (finding.userName() != null) ? finding.userName() : finding.userId();
		return finding.namespace() + "/" + finding.repository() + ": " + Legible.of(name, 40).replaceAll(MARKUP, "?")
				+ ", " + finding.permission();
	}

	/** Slack takes these three for markup, and shows them again when they are escaped. */
	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
