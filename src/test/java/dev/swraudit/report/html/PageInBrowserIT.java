package dev.swraudit.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.swraudit.support.Thorough;
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

	private static final int FLAGGED = 260;

	private static final String ROWS = "#findings tbody tr:not([hidden])";

	@TempDir
	static Path directory;

	private static Chromium browser;

	private static Path page;

	/** A page without "show more" in the list of findings. */
	private static Path small;

	@BeforeAll
	static void openTheBrowser() throws IOException {
		browser = Chromium.start(directory.resolve("profile"));
		page = directory.resolve("report.html");
		PageAudit.write(page, FLAGGED);
		small = directory.resolve("small.html");
		PageAudit.write(small, 12);
	}

	@AfterAll
	static void closeTheBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void openThePage() {
		browser.openOnScreen(page, 1280, 900, "light");
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
		assertThat(browser.driver().getTitle()).isEqualTo("SWR access review: default, 2026-11-21");
		assertThat(browser.consoleMessages()).anySatisfy((message) -> assertThat(message).contains("script-src"))
			.anySatisfy((message) -> assertThat(message).contains("127.0.0.1:9/x.png", "Content Security Policy"));
	}

	@Test
	void namesAreNotInterpreted() {
		assertThat(browser.texts("#findings bdi")).contains(PageAudit.SCRIPT, PageAudit.FORMULA);
		assertThat(browser.all("script")).hasSize(1);
		assertThat(browser.all("main i, main u, #exceptions b, #users b, #findings a")).isEmpty();
	}

	@Test
	void headersSortTheirTable() {
		WebElement head = browser.first("#findings thead th:nth-child(5)");
		head.findElement(By.tagName("button")).click();
		assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
		assertThat(browser.texts(ROWS + " td.date")).isSorted().hasSize(100);
		head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
		assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
		assertThat(browser.texts(ROWS + " td.date")).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(100);
	}

	@Test
	void numbersSortByValue() {
		browser.first("#users thead th:nth-child(4) button").click();
		assertThat(browser.numbers("#users tbody tr:not([hidden]) td[data-label=repositories]")).isSorted();
	}

	@Test
	void findingsAreShownAHundredAtATime() {
		assertThat(browser.all(ROWS)).hasSize(100);
		browser.first("#findings .more").click();
		assertThat(browser.all(ROWS)).hasSize(200);
		browser.all("#findings .more").get(1).click();
		assertThat(browser.all(ROWS)).hasSize(browser.all("#findings tbody tr").size()).hasSizeGreaterThan(FLAGGED);
		assertThat(browser.first("#findings .more").isDisplayed()).isFalse();
	}

	@Test
	void typedFilterKeepsRowsWithAllWords() {
		WebElement filter = browser.first("#findings input[type=search]");
		filter.sendKeys("org:payments user:AUDIT-READER");
		assertThat(browser.texts(ROWS + " td:nth-child(4)")).isNotEmpty()
			.allMatch((name) -> name.startsWith("payments/"));
		assertThat(browser.texts(ROWS + " th")).containsOnly("audit-reader");
		assertThat(browser.first("#findings output").getText())
			.isEqualTo(browser.all(ROWS).size() + " of " + browser.all("#findings tbody tr").size() + " findings");
		filter.clear();
		filter.sendKeys("no such repository");
		assertThat(browser.all(ROWS)).isEmpty();
	}

	@Test
	void pageOfFewFindingsHasTheSameFilters() {
		browser.consoleMessages();
		browser.openOnScreen(small, 1280, 900, "light");
		assertThat(browser.consoleMessages()).isEmpty();
		WebElement user = browser.first("#users tbody tr:first-child a");
		user.click();
		assertThat(browser.texts(ROWS + " th")).isNotEmpty().containsOnly(user.getText());
		assertThat(browser.all("#findings tbody tr")).hasSizeGreaterThan(browser.all(ROWS).size());
		browser.run("dispatchEvent(new Event('beforeprint'))");
		assertThat(browser.all("#cover #coverage")).hasSize(1);
	}

	@Test
	void filterIsKeptInTheAddress() {
		browser.first("#findings button[data-show=new]").click();
		browser.first("#findings button[data-show=possible]").click();
		browser.first("#findings input[type=search]").sendKeys("services/");
		List<String> shown = browser.texts(ROWS);
		String address = browser.driver().getCurrentUrl();
		assertThat(address).endsWith("#findings?show=new%2Cpossible&words=services%2F");
		browser.driver().get("about:blank");
		browser.driver().get(address);
		assertThat(browser.texts(ROWS)).isEqualTo(shown).hasSize(1);
		assertThat(browser.first("#findings button[data-show=new]").getDomAttribute("aria-pressed")).isEqualTo("true");
		browser.first("#findings button[data-show=new]").click();
		browser.first("#findings button[data-show=possible]").click();
		browser.first("#findings input[type=search]").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
		assertThat(browser.driver().getCurrentUrl()).endsWith("#findings");
	}

	@Test
	void detailsOfAFindingAreOpenedAndCopiedWithTheKeyboard() {
		WebElement open = browser.all(ROWS)
			.stream()
			.filter((row) -> row.getText().startsWith(PageAudit.SCRIPT))
			.findFirst()
			.orElseThrow()
			.findElement(By.className("row-more"));
		open.sendKeys(Keys.ENTER, Keys.TAB);
		assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("f6061df348ae838ddfeaf6408d4810fe");
		assertThat(browser.run("return getSelection().toString()")).isEqualTo("f6061df348ae838ddfeaf6408d4810fe");
		assertThat(browser.texts("#findings .detail")).singleElement()
			.asString()
			.contains("Row for the exceptions file", ",f6061df348ae838ddfeaf6408d4810fe,,,,");
		open.sendKeys(Keys.ENTER);
		assertThat(browser.all("#findings .detail")).isEmpty();
	}

	@Test
	void badDecisionRowsAreTheFirstSection() {
		assertThat(browser.first("main section").getDomAttribute("id")).isEqualTo("set-aside");
	}

	@Test
	void paperHasEveryRowAndEveryClosedList() {
		int all = browser.all("table:not(.files) tbody tr").size();
		browser.show(800, 1000, "light", "print");
		assertThat(browser.notShown("#findings tbody tr"))
			.as("without the script, hidden rows are printed in their place")
			.isEmpty();
		browser.run("dispatchEvent(new Event('beforeprint'))");
		assertThat(browser.all("main > table").get(0).findElements(By.tagName("caption"))).isNotEmpty();
		assertThat(browser.all("table:not(.files) tbody tr")).hasSize(all);
		assertThat(browser.notShown("table:not(.files) tbody tr")).isEmpty();
		assertThat(browser.all("#cover #coverage, details[open]")).hasSize(3);
		browser.show(1280, 900, "light", "screen");
		browser.run("dispatchEvent(new Event('afterprint'))");
		assertThat(browser.all(ROWS)).hasSize(100);
		assertThat(browser.all("main > table")).isEmpty();
		assertThat(browser.texts("main > section > h2").get(browser.texts("main > section > h2").size() - 1))
			.isEqualTo("Run");
	}

	@ParameterizedTest
	@CsvSource({ "1280,900,light", "1280,900,dark", "390,844,light", "390,844,dark" })
	void pageIsAccessible(int width, int height, String colors) {
		browser.openOnScreen(small, width, height, colors);
		browser.first("#findings button[data-show=new]").click();
		browser.first("#findings .row-more").click();
		List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
		assertThat(violations)
			.filteredOn((rule) -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
			.extracting(Object::toString)
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "320,700", "390,844", "1280,900" })
	void pageFitsTheWidth(int width, int height) {
		browser.openOnScreen(page, width, height, "light");
		assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.isEqualTo(0L);
		assertThat(browser.all("table")).as("no table is wider than the screen")
			.allMatch((table) -> table.getRect().getWidth() <= width);
	}

	@Test
	void wordsOfTheTablesOfFactsAreWholeOnAPhone() {
		browser.openOnScreen(page, 390, 844, "light");
		assertThat(browser
			.run("""
					const broken = [];
					for (const cell of document.querySelectorAll('.outcomes th, .compact th, .compact .mark')) {
					  const range = document.createRange();
					  range.selectNodeContents(cell.lastChild);
					  if (cell.offsetParent !== null && !cell.textContent.trim().includes(' ') && range.getClientRects().length > 1) {
					    broken.push(cell.textContent);
					  }
					}
					return broken.join();
					"""))
			.isEqualTo("");
	}

	@Test
	void listsArePartlyClosedOnAPhone() {
		browser.openOnScreen(page, 390, 844, "light");
		assertThat(browser.all("#undetermined tbody tr:not([hidden])")).hasSize(1);
		assertThat(browser.all(ROWS)).hasSize(5);
	}

	@Test
	void largePageIsSmallAndSoonInteractive() throws IOException {
		int flagged = Thorough.times(8_000, 100_000);
		Path large = directory.resolve("large.html");
		PageAudit.write(large, flagged);
		assertThat(Files.size(large)).isBetween(1_500_000L, 2_000_000L);
		browser.open(large);
		assertThat(browser.texts("#findings .rest")).singleElement()
			.asString()
			.matches("These are the first [2-5],\\d{3} of [\\d,]+; all are in findings.csv\\.");
		long interactive = ((Number) browser.run("return performance.getEntriesByType('navigation')[0].domInteractive"))
			.longValue();
		Thorough.report("large page: " + Files.size(large) + " bytes, interactive after " + interactive + " ms");
		assertThat(interactive).as("milliseconds until the page can be used").isLessThan(5000);
	}

}
