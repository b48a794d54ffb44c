package dev.swraudit.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.swraudit.support.AuditDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the page in a real browser, opened from disk.
 */
class PageInBrowserIT {

	private static final int FLAGGED = 60;

	private static final String NAMES = "#flagged tbody tr:not([hidden]) th";

	@TempDir
	static Path directory;

	private static Chromium browser;

	private static Path page;

	@BeforeAll
	static void openTheBrowser() throws IOException {
		browser = Chromium.start(directory.resolve("profile"));
		page = directory.resolve("report.html");
		try (AuditDatabase database = new AuditDatabase()) {
			Files.write(page, PageAudit.page(database, PageAudit.create(database, FLAGGED)));
		}
	}

	@AfterAll
	static void closeTheBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void openThePage() {
		browser.show(1280, 900, "light", "screen");
		browser.open(page);
	}

	@Test
	void pageLoadsNothingAndLogsNothing() {
		browser.requests();
		browser.open(page);
		assertThat(browser.requests()).containsExactly(page.toUri().toString());
		assertThat(browser.consoleMessages()).isEmpty();
	}

	@Test
	void browserBlocksForeignScriptsAndImages() {
		browser.run("""
				document.body.append(document.createElement('script'));
				document.body.lastChild.textContent = 'document.title = "run"';
				document.body.append(new Image());
				document.body.lastChild.src = 'http://127.0.0.1:9/x.png';
				""");
		assertThat(browser.driver().getTitle()).isEqualTo("Who holds Manage: default, 2026-11-21");
		assertThat(browser.consoleMessages()).anySatisfy((message) -> assertThat(message).contains("script-src"))
			.anySatisfy((message) -> assertThat(message).contains("127.0.0.1:9/x.png", "Content Security Policy"));
	}

	@Test
	void namesAreNotInterpreted() {
		assertThat(browser.all("#flagged bdi")).extracting(WebElement::getText)
			.contains(PageAudit.SCRIPT, PageAudit.FORMULA);
		assertThat(browser.all("script")).hasSize(1);
		assertThat(browser.all("#exceptions b, #flagged a")).isEmpty();
	}

	@Test
	void headersSortTheirTable() {
		List<String> byName = texts(NAMES);
		assertThat(byName).hasSize(FLAGGED);
		WebElement head = browser.first("#flagged thead th:nth-child(4)");
		head.findElement(By.tagName("button")).click();
		assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
		List<String> since = texts("#flagged tbody td[data-label='Known since']");
		assertThat(since).isSorted().hasSize(FLAGGED);
		head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
		assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
		assertThat(texts("#flagged tbody td[data-label='Known since']")).isSortedAccordingTo((a, b) -> b.compareTo(a));
		assertThat(texts(NAMES)).containsExactlyInAnyOrderElementsOf(byName);
	}

	@Test
	void newFindingsSortFirst() {
		browser.first("#flagged thead th:nth-child(5) button").click();
		List<String> status = texts("#flagged tbody .status");
		assertThat(status).startsWith("new").endsWith("accepted").contains("open");
		assertThat(status.lastIndexOf("new")).isLessThan(status.indexOf("open"));
	}

	@Test
	void filterKeepsRowsWithAllWords() {
		WebElement filter = browser.first("#flagged input[type=search]");
		filter.sendKeys("PAYMENTS audit-reader");
		List<String> names = texts(NAMES);
		assertThat(names).isNotEmpty().hasSizeLessThan(FLAGGED).allMatch((name) -> name.startsWith("payments/"));
		assertThat(browser.first("#flagged output").getText()).isEqualTo(names.size() + " of " + FLAGGED + " shown");
		browser.show(800, 1000, "light", "print");
		assertThat(texts("#flagged tbody th")).as("paper shows every row").hasSize(FLAGGED).doesNotContain("");
		browser.show(1280, 900, "light", "screen");
		filter.clear();
		filter.sendKeys("no such repository");
		assertThat(texts(NAMES)).isEmpty();
	}

	@Test
	void rowForTheExceptionsFileIsCopiedWithTheKeyboard() {
		WebElement details = browser.first("#flagged details");
		details.findElement(By.tagName("summary")).sendKeys(Keys.ENTER, Keys.TAB);
		WebElement row = details.findElement(By.tagName("code"));
		assertThat(browser.driver().switchTo().activeElement()).isEqualTo(row);
		assertThat(browser.run("return getSelection().toString()")).isEqualTo(row.getText());
		assertThat(row.getText()).startsWith(",non-creator-manage,");
	}

	@Test
	void badDecisionRowsAreTheFirstSection() {
		assertThat(browser.first("main section").getDomAttribute("id")).isEqualTo("set-aside");
		assertThat(browser.all("#set-aside i, #users b, #flagged u")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "1280,900,light", "1280,900,dark", "390,844,light", "390,844,dark" })
	void pageIsAccessible(int width, int height, String colors) {
		browser.show(width, height, colors, "screen");
		browser.open(page);
		List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
		assertThat(violations)
			.filteredOn((rule) -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
			.extracting(Object::toString)
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "320,700", "390,844", "1280,900" })
	void pageFitsTheWidth(int width, int height) {
		browser.show(width, height, "light", "screen");
		browser.open(page);
		assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.isEqualTo(0L);
	}

	@Test
	void pageOfAHundredThousandFlaggedRepositoriesIsSmall() throws IOException {
		Path large = directory.resolve("large.html");
		try (AuditDatabase database = new AuditDatabase()) {
			Files.write(large, PageAudit.page(database, PageAudit.create(database, 100_000)));
		}
		assertThat(Files.size(large)).isLessThan(2_000_000);
		browser.open(large);
		assertThat(texts("#flagged p")).contains("These are the first 1000 of 100000; all are in repositories.csv.");
		long interactive = ((Number) browser.run("return performance.getEntriesByType('navigation')[0].domInteractive"))
			.longValue();
		assertThat(interactive).as("milliseconds until the page can be used").isLessThan(5000);
	}

	private static List<String> texts(String selector) {
		return browser.all(selector).stream().map(WebElement::getText).toList();
	}

}
