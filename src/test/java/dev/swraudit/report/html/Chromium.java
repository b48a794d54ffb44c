package dev.swraudit.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.StreamSupport;

import org.openqa.selenium.WebElement;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Headless browser. The test is skipped if Debian's {@code chromium} and
 * {@code chromium-driver} are not installed.
 */
final class Chromium implements AutoCloseable {

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	static Chromium start(Path profile) {
		assumeTrue(Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
				"the page is not tested in a browser: chromium and chromium-driver are not installed");
		ChromeOptions options = new ChromeOptions().setBinary(BROWSER.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile);
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile())
			.usingAnyFreePort()
			.build();
		return new Chromium(new ChromeDriver(service, options));
	}

	ChromeDriver driver() {
		return this.driver;
	}

	void open(Path page) {
		this.driver.get(page.toUri().toString());
	}

	/**
	 * Opens the page on a screen of a size and color scheme, as if for the first time.
	 */
	void openOnScreen(Path page, int width, int height, String colors) {
		show(width, height, colors, "screen");
		this.driver.get("about:blank");
		open(page);
	}

	/** Returns the texts that the page shows, read at once. */
	List<String> texts(String selector) {
		return strings("return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.trim());",
				selector);
	}

	/** Returns the texts of those elements that are not shown at all. */
	List<String> notShown(String selector) {
		return strings("""
				return [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length === 0)
				  .map((one) => one.textContent);
				""", selector);
	}

	private List<String> strings(String script, String selector) {
		return ((List<?>) Objects.requireNonNull(this.driver.executeScript(script, selector))).stream()
			.map(Object::toString)
			.toList();
	}

	/** Returns the numbers without separators and units. */
	List<Integer> numbers(String selector) {
		return texts(selector).stream().map((text) -> Integer.valueOf(text.replaceAll("[^0-9]", ""))).toList();
	}

	/** Emulates a screen or paper of a size and color scheme. */
	void show(int width, int height, String colors, String media) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	WebElement first(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	Object run(String script) {
		return this.driver.executeScript(script);
	}

	/** Returns the messages in the browser console. */
	List<String> consoleMessages() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	/** Returns the requested URLs since the last call. */
	List<String> requests() {
		JsonMapper json = new JsonMapper();
		return StreamSupport.stream(this.driver.manage().logs().get(LogType.PERFORMANCE).spliterator(), false)
			.map((entry) -> json.readTree(entry.getMessage()).path("message"))
			.filter((message) -> message.path("method").asString().equals("Network.requestWillBeSent"))
			.map((JsonNode message) -> message.path("params").path("request").path("url").asString())
			.toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
