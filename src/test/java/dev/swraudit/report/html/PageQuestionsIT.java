package dev.swraudit.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page answers the questions of a review within a glance and one click.
 */
class PageQuestionsIT {

	private static final String ROWS = "#findings tbody tr:not([hidden])";

	@TempDir
	static Path directory;

	private static Chromium browser;

	private static Path page;

	@BeforeAll
	static void openTheBrowser() throws IOException {
		browser = Chromium.start(directory.resolve("profile"));
		page = directory.resolve("report.html");
		PageAudit.write(page, 60);
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
	void whichUsersHoldManageOnTheMostRepositories() {
		click("nav a[href='#users']");
		assertThat(isInView("#users-heading")).isTrue();
		assertThat(browser.numbers("#users td[data-label=repositories]")).hasSizeGreaterThan(3)
			.isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void whichOrganizationHasTheGreatestShare() {
		click("nav a[href='#organizations']");
		assertThat(isInView("#organizations-heading")).isTrue();
		assertThat(browser.numbers("#organizations td[data-label=share]")).hasSizeGreaterThan(3)
			.isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void whatIsNew() {
		int count = browser.numbers(".cards li:first-child strong").get(0);
		click(".cards li:first-child a");
		assertThat(isInView("#changes-heading")).isTrue();
		assertThat(browser.numbers("#changes table:first-of-type td[data-label=findings]").stream().limit(2))
			.isNotEmpty();
		click("#findings button[data-show=new]");
		assertThat(browser.texts(ROWS + " td:last-of-type bdi")).hasSize(count)
			.allMatch((state) -> state.startsWith("new"));
	}

	@Test
	void whatOneUserHas() {
		WebElement user = browser.first("#users tbody tr:first-child a");
		String name = user.getText();
		int repositories = browser.numbers("#users tbody tr:first-child td[data-label=repositories]").get(0);
		user.click();
		assertThat(browser.texts(ROWS + " th")).hasSizeGreaterThanOrEqualTo(repositories).containsOnly(name);
		assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("findings-heading");
		click("#findings .pill");
		assertThat(browser.texts(ROWS + " th")).contains(name, "audit-reader");
	}

	@Test
	void whatOneOrganizationHas() {
		click("#organizations tbody tr:first-child a");
		String name = browser.texts("#organizations tbody tr:first-child a").get(0);
		assertThat(browser.texts(ROWS + " td:nth-child(4)")).isNotEmpty()
			.allMatch((path) -> path.startsWith(name + "/"));
	}

	@Test
	void whatIsOlderThanNinetyDays() {
		int count = browser.numbers("#findings button[data-show=old] span").get(0);
		click("#findings button[data-show=old]");
		assertThat(browser.texts(ROWS + " td.date")).hasSize(count)
			.isNotEmpty()
			.allMatch((date) -> date.compareTo("2026-08-23") < 0);
	}

	@Test
	void whatRobotsHold() {
		int count = browser.numbers("#findings button[data-show=robot] span").get(0);
		click("#findings button[data-show=robot]");
		assertThat(browser.texts(ROWS + " th")).hasSize(count).isNotEmpty().containsOnly("ci-deployer");
	}

	@Test
	void whatWasResolvedAndWhoHeldIt() {
		click("nav a[href='#changes']");
		WebElement row = browser.first("#resolved ~ table tbody tr");
		assertThat(row.findElement(By.tagName("th")).getText()).isEqualTo("tomas.novak");
		assertThat(row.getText()).contains("3 revoked, 3 lowered");
	}

	@Test
	void whichExceptionsEndThisMonth() {
		click(".cards a[href='#exceptions']");
		assertThat(isInView("#exceptions-heading")).isTrue();
		assertThat(browser.all("#exceptions tbody tr")).filteredOn((row) -> row.getText().contains(" in 4 days"))
			.singleElement()
			.satisfies((row) -> assertThat(row.getText()).contains("EXC-4", "2026-11-25", "<b>bold</b>"));
	}

	private static void click(String selector) {
		browser.first(selector).click();
	}

	private static boolean isInView(String selector) {
		return Boolean.TRUE.equals(browser.run("const box = document.querySelector(\"" + selector
				+ "\").getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight;"));
	}

}
