package dev.swraudit.report.html;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the lists stay within their bytes.
 */
class PageSizeTests {

	private static final List<WrittenFile> FILES = List
		.of(new WrittenFile("decisions/all owners #1.csv", "f".repeat(64), 1234567, 6L));

	private static AuditStatistics statistics;

	private static PageData data;

	@BeforeAll
	static void createAudit() {
		try (AuditDatabase database = new AuditDatabase()) {
			int audit = PageAudit.create(database, 2500);
			fill(database, audit);
			statistics = SampleAudit.facts(database, audit);
			data = new PageReader(database.jdbc()).read(statistics);
		}
	}

	/** Adds rows to the lists that are empty. */
	private static void fill(AuditDatabase database, int audit) {
		database.update("update finding set rule = 5 where rule = 1 and mod(repository_id, 10) = 5");
		database.update("""
				update finding set change = 3, state = 3, resolution = 1 where rule = 1 and mod(repository_id, 10) = 1
				""");
		int organization = database.repository(5000, "payments", "");
		long list = ((long) audit << 24) + 1;
		database.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, 2, ?)", list,
				audit, organization);
		database.update("""
				insert into grant_outcome (target_id, outcome, http_status, error_code, message)
				values (?, 'FORBIDDEN', 403, 'SVCSTG.SWR.4039002', 'You do not have permission')
				""", list);
		database.finding(audit, 6000, organization, 3, 2, 4, null, 4, 7, false);
	}

	@Test
	void pageWithFullListsStaysBelowTwoMegabytes() {
		byte[] page = new HtmlReport().render(statistics, data, FILES);
		assertThat(page.length).isBetween(1_000_000, 2_000_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "set-aside", "review", "changes", "users", "organizations", "findings", "not-audited",
			"undetermined", "without-owner", "exceptions", "run" })
	void estimateCoversTheRowsOfASection(String section) {
		String html = new String(new HtmlReport().render(statistics, data, FILES), StandardCharsets.UTF_8);
		TruncatedList<?> list = list(section, ReportPage.of(statistics, data, FILES));
		assertThat(list.rows()).isNotEmpty();
		int real = rows(html, section).getBytes(StandardCharsets.UTF_8).length;
		assertThat(list.bytes()).isGreaterThanOrEqualTo(real).isLessThan(3 * real);
	}

	private static TruncatedList<?> list(String section, ReportPage page) {
		return switch (section) {
			case "set-aside" -> page.review().bad();
			case "review" -> page.review().withoutEffect();
			case "changes" -> page.changes().appeared().rows();
			case "users" -> page.lists().users();
			case "organizations" -> page.lists().organizations();
			case "findings" -> page.findings().rows();
			case "not-audited" -> page.lists().notAudited();
			case "undetermined" -> page.lists().undetermined();
			case "without-owner" -> page.lists().withoutOwner().rows();
			case "exceptions" -> page.lists().exceptions();
			default -> page.lists().files();
		};
	}

	private static String rows(String html, String section) {
		int from = html.indexOf("<tbody>", html.indexOf("<section id=\"" + section + "\"")) + "<tbody>".length();
		return html.substring(from, html.indexOf("</tbody>", from));
	}

}
