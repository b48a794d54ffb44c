package dev.swraudit.report.html;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import dev.swraudit.support.SampleAudit;
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
		assertThat(render(500)).containsOnlyOnce("<script")
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
	void everySectionHasItsContent() {
		String html = render(500);
		assertThat(html).contains("<h2 id=\"flagged-heading\">", "<bdi>team/<wbr>app<wbr></bdi>",
				"<bdi>alice</bdi> <bdi class=\"id\">0a1</bdi>", "auditing account",
				"since <time datetime=\"2026-11-20\">", "accepted");
		assertThat(html).contains("the creator is unknown, and 1 account holds Manage",
				"1 permission other than Manage, Write and Read", "Unknown(8)");
		assertThat(html).contains("it is FORBIDDEN", "SVCSTG.SWR.4030000",
				"<bdi>&#x3D;cmd/<wbr>a &quot;b&quot;<wbr></bdi>");
		assertThat(html).contains("Administrators of the tenant", "IAM policies", "Write on an organization",
				"<h2 id=\"organizations-heading\">", "<h2 id=\"pull-heading\">", "Sources of the evidence");
		assertThat(html).contains("https://swr.example", "2026-11-20, revision 1", "2026-11-21T02:00:10Z",
				"f".repeat(64));
	}

	@Test
	void accountWithTwoFindingsIsListedOnce() {
		int audit = SampleAudit.create(this.database);
		this.database.finding(audit, 5, 1, 2, 1, 1, 1, 2, 7, false);
		assertThat(render(audit, 500)).containsOnlyOnce("bob\\u001B[2Jby\\u202Eeve</bdi> <bdi class=\"id\">0b2</bdi> "
				+ "<span class=\"permission\">Manage</span> since <time datetime=\"2026-11-21\">2026-11-21</time>"
				+ " <span class=\"mark new\">new</span><details>");
	}

	@Test
	void exceptionsThatNeedAttentionComeFirst() {
		String html = page(2);
		assertThat(html)
			.contains("5 in the exceptions file: 1 expired, 1 unused, 1 never expires, 1 not yet in force, 1 in use.");
		assertThat(List.of("EXC-2", "EXC-3", "EXC-1", "EXC-5", "EXC-4"))
			.isSortedAccordingTo(Comparator.comparing((id) -> html.indexOf("<bdi>" + id + "</bdi>")));
		assertThat(html).contains("&lt;b&gt;bold&lt;/b&gt;");
	}

	@Test
	void resolvedFindingsAreListedUpToTheLimit() {
		assertThat(render(500)).contains("No finding was resolved in this audit.");
		try (AuditDatabase other = new AuditDatabase()) {
			FindingFixture audit = new FindingFixture(other);
			audit.flagged("app/web", "1A 4R");
			String html = page(other, audit.facts(), 500);
			assertThat(html).contains("<caption>4 resolved, by repository</caption>",
					"<th scope=\"row\"><bdi>team/<wbr>app/<wbr>web<wbr></bdi></th><td data-label=\"Holder\"><div><bdi>user-2</bdi>"
							+ " <bdi class=\"id\">u00002</bdi></div></td><td data-label=\"Permission\"><div>Manage,"
							+ " non-creator-manage</div></td>",
					"<span class=\"status\">OBJECT_GONE</span> the repository no longer exists",
					"<span class=\"status\">LOWERED</span> has a lower permission now",
					"<span class=\"status\">REVOKED</span> has no permission on the repository any more",
					"<span class=\"status\">HOLDER_IS_CREATOR</span> is the creator");
			assertThat(page(other, audit.facts(), 3)).contains("These are the first 3 of 4; all are in findings.csv.")
				.contains("user-4")
				.doesNotContain("user-5");
		}
	}

	@Test
	void openFindingsOfUnreadRepositoriesAreCounted() {
		assertThat(page(2)).contains("still open from earlier audits: 1 finding");
	}

	@Test
	void headerDescribesPopulationAndCaller() {
		assertThat(page(2)).contains("The audit covers the input (6 records) and no other repository. "
				+ "The input was not compared with the repositories that SWR lists. The audit read https://swr.example as audit-reader (225e12d5b6f886193dd58d108c298a62)"
				+ " from 2026-11-21T02:00:07Z to 2026-11-21T02:07:44Z.");
	}

	@Test
	void trendHasEveryStoredAudit() {
		String html = page(2);
		assertThat(html.split("<title>2026-", -1)).hasSize(31);
		assertThat(html).contains("<title>2026-11-21: 2 flagged</title>");
		assertThat(render(500)).contains("the trend begins with the next one");
	}

	@Test
	void pageLoadsNothingAndRunsOnlyItsOwnScript() {
		String html = render(500);
		assertThat(html)
			.contains("default-src 'none'; style-src 'sha256-" + Sha256.base64(content(html, "style"))
					+ "'; script-src 'sha256-" + Sha256.base64(content(html, "script")) + "'; base-uri 'none'")
			.doesNotContain("src=", "style=", "http-equiv=\"refresh\"");
	}

	@Test
	void truncatedListsNameTheFileWithAllRows() {
		assertThat(render(2)).contains("These are the first 2 of 4; all are in repositories.csv.")
			.contains("it is FORBIDDEN", "it is FAILED")
			.doesNotContain("it is NOT_FOUND");
	}

	@Test
	void emptyAuditHasAPage() {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.update("update audit set finished_at = started_at, complete = false, exit_code = 2");
		assertThat(render(1, 500)).contains("No audited repository is flagged.",
				"No audited repository is undetermined.", "The input has 0 records, each with exactly one outcome");
	}

	private static String content(String html, String element) {
		return html.substring(html.indexOf("<" + element + ">") + element.length() + 2,
				html.indexOf("</" + element + ">"));
	}

	private String page(int flagged) {
		try (AuditDatabase company = new AuditDatabase()) {
			return new String(PageAudit.page(company, PageAudit.create(company, flagged)), StandardCharsets.UTF_8);
		}
	}

	private String render(int limit) {
		return render(SampleAudit.create(this.database), limit);
	}

	private String render(int audit, int limit) {
		return page(this.database, SampleAudit.facts(this.database, audit), limit);
	}

	private static String page(AuditDatabase database, AuditStatistics statistics, int limit) {
		PageData data = new PageReader(database.jdbc()).read(statistics, limit);
		List<WrittenFile> files = List.of(new WrittenFile("permissions.csv", "f".repeat(64), 1234567, 6L));
		return new String(new HtmlReport().render(statistics, data, files), StandardCharsets.UTF_8);
	}

}
