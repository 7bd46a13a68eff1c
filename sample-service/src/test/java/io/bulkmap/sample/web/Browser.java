package io.bulkmap.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import io.bulkmap.sample.Requirement;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A browser without a window, with the page of a running service.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Path SCREENSHOTS = Path.of("target/screenshots");

	private final Path profile;

	private final ChromeDriver driver;

	/**
	 * Starts the browser. Tests without Chromium and its driver are skipped.
	 */
	Browser() throws IOException {
		Path chromium = Requirement.requireProgram("chromium");
		Path chromedriver = Requirement.requireProgram("chromedriver");
		this.profile = Files.createTempDirectory("chromium");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + this.profile);
		options.setCapability("goog:loggingPrefs", logging);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(), options);
	}

	/**
	 * Opens a page, as large and as bright as usual, and forgets earlier complaints.
	 */
	void open(String url) {
		window(1200, 1000);
		media("prefers-color-scheme", "light");
		complaints();
		this.driver.get(url);
	}

	void window(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
	}

	void media(String feature, String value) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", feature, "value", value))));
	}

	WebElement find(String css) {
		return this.driver.findElement(By.cssSelector(css));
	}

	String text(String css) {
		return find(css).getText();
	}

	void click(String css) {
		WebElement element = find(css);
		run("arguments[0].scrollIntoView({ block: 'center' })", element);
		element.click();
	}

	void choose(String css, String value) {
		click(css + " option[value='" + value + "']");
	}

	/**
	 * Waits until an element has text that contains something.
	 */
	void awaitText(String css, String expected) {
		await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(css)).contains(expected));
	}

	Object run(String script, Object... arguments) {
		return ((JavascriptExecutor) this.driver).executeScript(script, arguments);
	}

	/**
	 * Takes a picture of the whole page, for people to look at.
	 */
	void screenshot(String name) throws IOException {
		long width = (Long) run("return document.documentElement.clientWidth");
		long height = (Long) run("return document.documentElement.scrollHeight");
		window((int) width, (int) height);
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/**
	 * Returns what axe, which knows the rules for accessible pages, finds wrong.
	 */
	Object violations() throws IOException {
		run(new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8));
		return this.driver.executeAsyncScript("""
				const done = arguments[0];
				axe.run().then((results) => done(results.violations.map((rule) =>
						rule.id + ': ' + rule.nodes.map((node) => node.html).join(' '))));
				""");
	}

	/**
	 * Returns what the browser has complained of, such as what the policy of the page
	 * forbids.
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	@Override
	public void close() throws IOException {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile);
	}

}
