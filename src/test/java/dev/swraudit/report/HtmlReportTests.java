package dev.swraudit.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReportTests {

	private final AuditDatabase database = new AuditDatabase();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void namesAreEscaped() {
		assertThat(render(500)).doesNotContain("<script")
			.contains("&lt;script&gt;")
			.doesNotContain("\u001b", "\u202E")
			.contains("bob\\u001B[2Jby\\u202Eeve");
	}

	@Test
	void coverageAddsUp() {
		assertThat(render(500)).contains("3 + 1 + 1 + 1 + 1 + 1 &#x3D; 8.")
			.contains("<th scope=\"row\">Total</th><td class=\"number\">8</td>");
	}

	@Test
	void everySectionTellsItsPart() {
		String html = render(500);
		assertThat(html).contains("<h2 id=\"flagged-heading\">", "<bdi>team/app</bdi>", "<bdi>alice (0a1)</bdi>",
				"auditing account", "since <time datetime=\"2026-11-20\">", "accepted");
		assertThat(html).contains("the creator is unknown, and 1 account may manage it",
				"1 permission that is none of Manage, Write and Read", "Unknown(8)");
		assertThat(html).contains("it is FORBIDDEN", "SVCSTG.SWR.4030000", "<bdi>&#x3D;cmd/a &quot;b&quot;</bdi>");
		assertThat(html).contains("Administrators of the tenant", "IAM policies", "A grant on the organization");
		assertThat(html).contains("https://swr.example", "2026-11-20, revision 1", "2026-11-21T02:00:10Z",
				"f".repeat(64));
	}

	@Test
	void loadsAndRunsNothing() {
		String html = render(500);
		String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
		assertThat(html)
			.contains("default-src 'none'; style-src 'sha256-" + Sha256.base64(style) + "'; base-uri 'none'")
			.doesNotContain("src=", "style=", "http-equiv=\"refresh\"");
	}

	@Test
	void longListsSayWhereTheRestIs() {
		assertThat(render(2)).contains("These are the first 2 of 4; all are in repositories.csv.")
			.contains("it is FORBIDDEN", "it is FAILED")
			.doesNotContain("it is NOT_FOUND");
	}

	@Test
	void anEmptyAuditHasAPage() {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.update("update audit set finished_at = started_at, complete = false, exit_code = 2");
		assertThat(render(1, 500)).contains("None of the repositories that were audited.",
				"The input has 0 records, and each is in exactly one line of this table");
	}

	private String render(int limit) {
		return render(SampleAudit.create(this.database), limit);
	}

	private String render(int audit, int limit) {
		AuditFacts facts = SampleAudit.facts(this.database, audit);
		Highlights highlights = new HighlightsReader(this.database.jdbc()).read(audit, limit);
		List<WrittenFile> files = List.of(new WrittenFile("permissions.csv", "f".repeat(64), 1234567, 6L));
		return new String(new HtmlReport().render(facts, highlights, files), StandardCharsets.UTF_8);
	}

}
