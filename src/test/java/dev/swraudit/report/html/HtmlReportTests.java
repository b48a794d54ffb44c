package dev.swraudit.report.html;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

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
		assertThat(html).contains("<h1>SWR access review: default</h1>",
				"<h2 id=\"changes-heading\">Since 20 Nov 2026</h2>", "<bdi>team/<wbr>app<wbr></bdi>",
				"<bdi title=\"0b2\">bob\\u001B[2Jby\\u202Eeve</bdi>", "auditing account",
				"<td class=\"date\">2026-11-20</td>", "accepted");
		assertThat(html).contains("the creator is unknown, and 1 account holds Manage",
				"1 permission other than Manage, Write and Read", "Unknown(8), unrecognised");
		assertThat(html).contains("it is FORBIDDEN", "SVCSTG.SWR.4030000",
				"<bdi>&#x3D;cmd/<wbr>a &quot;b&quot;<wbr></bdi>");
		assertThat(html).contains("Administrators of the tenant", "IAM policies", "Write on an organization",
				"came and went between two audits", "Sources of the evidence");
		assertThat(html).contains("https://swr.example", "2026-11-20, revision 1", "2026-11-21T02:00:10Z",
				"f".repeat(64));
	}

	@Test
	void headlineSaysWhatCouldNotBeRead() {
		assertThat(render(500)).contains(
				"<p>2 repositories could not be read (1 forbidden, 1 failed). Their findings are carried over. 1 record of the"
						+ " input names no repository.</p>",
				"3 of 5 repositories of the input read (60.0\u00a0%): 2 unreadable; whether SWR lists more is not known");
	}

	@Test
	void cardsLinkToTheirLists() {
		String html = page(7);
		assertThat(html).contains("<a href=\"#changes\"><strong>2</strong> <b>new since 20 Nov 2026</b></a>",
				"<a href=\"#findings\"><strong>14</strong> <b>open findings</b></a> <span><bdi>1 older than 90 days</bdi></span>",
				"<a href=\"#users\"><strong>4</strong> <b>users</b></a>",
				"<a href=\"#exceptions\"><strong>1</strong> <b>exceptions end soon</b></a> <span><bdi>EXC-4 in 4 days</bdi></span>",
				"<a href=\"#review\"><strong>12</strong> <b>undecided</b></a>",
				"<a href=\"#without-owner\"><strong>3</strong> <b>repositories without an owner</b></a>");
	}

	@Test
	void findingIsOneRowWithTheIdOfTheUser() {
		assertThat(page(7)).contains(
				"<tr class=\"new\" data-creator=\"tomas.novak (589d63625488b6c0e07088490a9753c5)\" data-absent=\"\""
						+ " data-row=\",non-creator-manage,platform,services/checkout/app-000003,3c9d0982e2a1ae78708fb287c125c1d6,,,,\">"
						+ "<th scope=\"row\"><bdi title=\"3c9d0982e2a1ae78708fb287c125c1d6\">&#x3D;HYPERLINK(&quot;http://x&quot;)</bdi></th>"
						+ "<td>Manage</td><td>repository</td><td><bdi>platform/<wbr>services/<wbr>checkout/<wbr>app-000003<wbr></bdi></td>"
						+ "<td class=\"date\">2026-11-21</td><td><bdi>new</bdi></td></tr>");
	}

	@Test
	void exceptionsThatNeedAttentionComeFirst() {
		String html = page(2);
		assertThat(html).contains(
				"5 in the exceptions file: 1 expired, 1 unused, 1 ending within 30 days, 1 never expires, 1 not yet in force.");
		assertThat(List.of("EXC-2", "EXC-3", "EXC-4", "EXC-1", "EXC-5"))
			.isSortedAccordingTo(Comparator.comparing((id) -> html.indexOf("<bdi>" + id + "</bdi>")));
		assertThat(html).contains("&lt;b&gt;bold&lt;/b&gt;");
	}

	@Test
	void resolvedFindingsAreGroupedByUser() {
		assertThat(render(500)).contains("No finding is resolved.");
		try (AuditDatabase other = new AuditDatabase()) {
			FindingFixture audit = new FindingFixture(other);
			audit.flagged("app/web", "1A 4R");
			String html = page(other, audit.facts(), 500);
			assertThat(html).contains("Resolved <span class=\"count\">4 findings, 4 users</span>",
					"title=\"u00002\"><bdi>user-2</bdi></a></th><td class=\"number\" data-label=\"findings\">1</td>",
					"1 gone with the object", "1 lowered", "1 revoked", "1 held by the creator");
			assertThat(page(other, audit.facts(), 3)).contains("These are the first 3 of 4; all are in findings.csv.")
				.contains("user-4")
				.doesNotContain("user-5");
		}
	}

	@Test
	void openFindingsOfUnreadRepositoriesAreCounted() {
		assertThat(page(2)).contains("<li><bdi>1 finding open</bdi></li>");
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
		assertThat(html).contains("<title>2026-11-21: 3 open</title>");
		assertThat(render(500)).contains("the trend begins with the next one");
	}

	@Test
	void pageLoadsNothingAndRunsOnlyItsOwnScript() {
		String html = render(500);
		List<String> styles = Pattern.compile("(?s)<style>(.*?)</style>")
			.matcher(html)
			.results()
			.map((style) -> "'sha256-" + Sha256.base64(style.group(1)) + "'")
			.toList();
		assertThat(styles).hasSize(2);
		assertThat(html)
			.contains("default-src 'none'; style-src " + String.join(" ", styles) + "; script-src 'sha256-"
					+ Sha256.base64(content(html, "script")) + "'; base-uri 'none'")
			.doesNotContain("src=", "style=", "http-equiv=\"refresh\"");
	}

	@Test
	void paperHasScopeAndDateOnEachSheet() {
		assertThat(render(500)).contains("@top-left { content: \"SWR access review: default, 21 Nov 2026\";",
				"counter(page) \" / \" counter(pages)", "Prepared by", "Reviewed by");
	}

	@Test
	void truncatedListsNameTheFileWithAllRows() {
		assertThat(render(2)).contains("These are the first 2 of 4; all are in repositories.csv and organizations.csv.")
			.contains("it is FORBIDDEN", "it is FAILED")
			.doesNotContain("it is NOT_FOUND");
	}

	@Test
	void emptyAuditHasAPage() {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.update("update audit set finished_at = started_at, complete = false, exit_code = 2");
		assertThat(render(1, 500)).contains("No user has a finding.", "No finding is open or accepted.",
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
