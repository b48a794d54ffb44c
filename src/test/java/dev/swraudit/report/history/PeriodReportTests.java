package dev.swraudit.report.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.swraudit.history.FindingResult;
import dev.swraudit.history.GrantEnd;
import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodReportTests {

	private static final String HOSTILE = "<script>alert('x')</script>\u001b[2J\u202E";

	@Test
	void pageLoadsNothingAndRunsNoScript() {
		String html = render(ExportFilter.ALL);
		String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
		assertThat(html)
			.contains("content=\"default-src 'none'; style-src 'sha256-" + Sha256.base64(style)
					+ "'; base-uri 'none'; form-action 'none'\"")
			.doesNotContain("<script", "src=", "style=", "http-equiv=\"refresh\"", "http:", "https:");
	}

	@Test
	void hostileTextIsEscaped() {
		assertThat(render(new ExportFilter(HOSTILE, null, null, null))).doesNotContain("<script", "\u001b", "\u202E")
			.contains("Filter: <bdi>namespace&#x3D;&lt;script&gt;", "\\u001B[2J\\u202E");
	}

	@Test
	void auditsGapsAndLimitAreStated() {
		assertThat(render(ExportFilter.ALL))
			.contains("INCOMPLETE: 3 audits: 2 complete, 1 incomplete; 87 days without an audit", "<li>2026-01-03</li>",
					"<li>2026-01-05 to 2026-03-31</li>", "A grant that came and went between two audits is in no file.")
			.doesNotContain("Filter:");
	}

	@Test
	void changesAndFindingsAreCounted() {
		assertThat(render(ExportFilter.ALL)).contains(
				"Mean time to revoke: 7.0 days, over 1 permission: from first_seen to first_absent of the rows",
				"1 still held", "0 not read",
				"<tr><th scope=\"row\">2026-01</th><td class=\"number\">1</td><td class=\"number\">1</td>",
				"<tr><th scope=\"row\">non-creator-manage</th><td class=\"number\">0</td><td class=\"number\">0</td>"
						+ "<td class=\"number\">1</td><td class=\"number\">0</td><td class=\"number\">1</td></tr>",
				"<tr><th scope=\"row\">REVOKED</th><td class=\"number\">1</td><td class=\"number\">0</td>",
				"<tfoot><tr><th scope=\"row\">Total</th><td class=\"number\">1</td><td class=\"number\">1</td>"
						+ "<td class=\"number\">2</td></tr></tfoot>",
				"<a href=\"changes.csv\">changes.csv</a>");
	}

	@Test
	void emptyPeriodHasAPage() {
		PeriodAudits audits = new PeriodAudits(HistoryRows.PERIOD, List.of());
		PeriodCounts counts = new PeriodCounts(AuditCounts.of(audits), new ChangeCounts(HistoryRows.PERIOD),
				new FindingCounts());
		assertThat(render(ExportFilter.ALL, audits, counts)).contains("0 audits: 0 complete, 0 incomplete; 90 days",
				"No permission that was granted in the period was revoked in it.", "No finding is open at the end.");
	}

	private static String render(ExportFilter filter) {
		PeriodAudits audits = new PeriodAudits(HistoryRows.PERIOD, List.of(HistoryRows.audit("2026-01-01", 1, true),
				HistoryRows.audit("2026-01-02", 1, false), HistoryRows.audit("2026-01-04", 1, true)));
		ChangeCounts changes = new ChangeCounts(HistoryRows.PERIOD);
		changes.add(HistoryRows.grant("2026-01-01", "2026-01-02", "2026-01-09", GrantEnd.REVOKED, 7, null));
		changes.add(HistoryRows.grant("2026-01-01", "2026-01-02", null, GrantEnd.STILL_HELD, 7, 3L));
		FindingCounts findings = new FindingCounts();
		RepositoryName object = new RepositoryName("team", "app");
		findings.add(HistoryRows.finding(object, true, "2026-01-09", FindingResult.REVOKED));
		findings.add(HistoryRows.finding(object, false, null, FindingResult.NOT_REVOKED));
		return render(filter, audits, new PeriodCounts(AuditCounts.of(audits), changes, findings));
	}

	private static String render(ExportFilter filter, PeriodAudits audits, PeriodCounts counts) {
		PeriodPage page = PeriodPage.of(new PeriodRequest("default", HistoryRows.PERIOD, filter, "changes"), audits,
				counts, List.of(new WrittenFile("changes.csv", "f".repeat(64), 12, 1L)),
				Instant.parse("2026-04-01T09:00:00Z"), "1.0.0");
		return new String(new PeriodReport().render(page), StandardCharsets.UTF_8);
	}

}
