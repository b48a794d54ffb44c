package dev.swraudit.report.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.swraudit.finding.Movement;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.change.UnreadObjects;
import dev.swraudit.report.publish.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Webhook payload: {@code text} for chats, and all other data under {@code run}, because
 * chats reject unknown top-level properties.
 *
 * @param text the text
 * @param run all data
 */
record WebhookPayload(String text, Run run) {

	static WebhookPayload of(RunResult result) {
		return new WebhookPayload(text(result), Run.of(result));
	}

	/** The message of a run that published the audit is the first line of its summary. */
	private static String text(RunResult result) {
		LastRun run = result.run();
		List<String> lines = new ArrayList<>();
		lines.add(Stream.of("swr-permission-audit", result.scope(), run.auditDate())
			.filter(Objects::nonNull)
			.map(Object::toString)
			.collect(Collectors.joining(", ")) + ": exit code " + run.exitCode());
		String message = UntrustedText.escape(run.message());
		lines.add(message);
		if (result.audit() != null) {
			result.audit().lines().stream().filter((line) -> !line.equals(message)).forEach(lines::add);
		}
		return escape(String.join("\n", lines));
	}

	/** Escapes the three characters that Slack interprets as markup. */
	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/**
	 * Data of a run.
	 */
	record Run(int schemaVersion, @Nullable String scope, @JsonUnwrapped LastRun lastRun, @Nullable Summary summary,
			@Nullable Findings newFindings, @Nullable Findings reopenedFindings, @Nullable String sumsSha256,
			@Nullable Map<String, Long> movement, @Nullable NotRead notRead) {

		static Run of(RunResult result) {
			FinishedAudit audit = result.audit();
			if (audit == null) {
				return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), null, null, null, null, null,
						null);
			}
			Movement movement = audit.statistics().movement();
			return new Run(Summary.SCHEMA_VERSION, result.scope(), result.run(), Summary.of(audit.statistics()),
					Findings.of(movement.appeared(), audit.newFindings()),
					Findings.of(movement.reopened(), audit.reopenedFindings()), audit.sumsSha256(), movement.byName(),
					NotRead.of(audit.gaps()));
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

	/**
	 * Repositories, organizations and records that were not read, without accepted gaps.
	 *
	 * @param unreadable those that are {@code FORBIDDEN} or {@code FAILED}
	 * @param gone those that SWR does not find
	 * @param invalid invalid records
	 */
	record NotRead(Unread unreadable, Unread gone, Unread invalid) {

		static NotRead of(Gaps gaps) {
			return new NotRead(Unread.of(gaps.unreadable()), Unread.of(gaps.gone()), Unread.of(gaps.invalid()));
		}

		/**
		 * Number of objects.
		 *
		 * @param appeared those that are not as in the baseline
		 */
		record Unread(long total, @JsonProperty("new") long appeared, long asBefore) {

			static Unread of(UnreadObjects objects) {
				return new Unread(objects.total(), objects.appeared(), objects.asBefore());
			}

		}

	}

}
