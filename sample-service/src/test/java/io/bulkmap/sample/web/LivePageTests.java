package io.bulkmap.sample.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.bulkmap.BulkMapFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of the page in a real browser.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "sample.live.interval=200ms")
class LivePageTests {

	private static Browser browser;

	private final String url;

	private final BulkMapFactory factory;

	LivePageTests(@LocalServerPort int port, @Autowired BulkMapFactory factory) {
		this.url = "http://localhost:%s/".formatted(port);
		this.factory = factory;
	}

	@BeforeAll
	static void startBrowser() throws IOException {
		browser = new Browser();
	}

	@AfterAll
	static void endBrowser() throws IOException {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void open() {
		browser.open(this.url);
		browser.awaitText("#connection", "Connected.");
		browser.awaitText("#maps", "cities");
	}

	@AfterEach
	void expectNoComplaints() {
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void pageShouldTellTheKernelAndWhy() {
		String active = this.factory.kernel().active().id();

		assertThat(browser.text("#kernel")).isEqualTo(active);
		assertThat(browser.text("#reason")).startsWith("The kernel in use, called through");
		browser.click("summary");
		assertThat(browser.text("#kernels")).contains(active + ": can be used");
	}

	@Test
	void pageShouldShowTheMapsWithSizeLoadAndMemory() {
		assertThat(browser.text("#maps")).matches("cities 135,233 135,2\\d\\d \\d+ % \\d\\.\\d MiB");

		this.factory.longLongMap("page-test").put(1, 1);

		browser.awaitText("#maps", "page-test 1 ");
		this.factory.longLongMap("page-test").close();
	}

	@Test
	void chartsShouldShowWhatHappens() {
		assertThat(browser.text("#duration + .legend")).contains("P50 no calls", "P99 no calls", "P99.9 no calls");

		browser.click("#traffic");

		await().untilAsserted(
				() -> assertThat(browser.text("#throughput + .legend")).matches("get [0-9.]+ [kM]/s\\s+put 0/s"));
		await().untilAsserted(() -> assertThat(browser.text("#duration + .legend"))
			.matches("P50 [0-9.]+ (µs|ms)\\s+P99 [0-9.]+ (µs|ms)\\s+P99.9 [0-9.]+ (µs|ms)"));
		assertThat(browser.text("#memory + .legend")).containsPattern("heap .* of .*\\s+off-heap .* of ");
		assertThat(browser.text("#pauses + .legend")).containsPattern("[0-9.]+ ms in [0-9]+");
		for (String chart : List.of("throughput", "duration", "memory", "pauses")) {
			assertThat(paintedPixels(chart)).as(chart).isPositive();
		}
	}

	@Test
	void pauseShouldStopWhatMoves() {
		browser.click("#pause");
		assertThat(browser.find("#pause").getAttribute("aria-pressed")).isEqualTo("true");

		this.factory.longLongMap("while-paused");
		browser.run("return new Promise((done) => setTimeout(done, 1000))");
		assertThat(browser.text("#maps")).doesNotContain("while-paused");

		browser.click("#pause");
		browser.awaitText("#maps", "while-paused");
		this.factory.longLongMap("while-paused").close();
	}

	/**
	 * Beside the page, somebody else counts twenty events and how often the table of maps
	 * is written meanwhile.
	 */
	@Test
	void pageWhenLessMotionIsWantedShouldShowEveryFifthEvent() {
		browser.media("prefers-reduced-motion", "reduce");

		long changes = (Long) browser.run("""
				return new Promise((done) => {
					let changes = 0;
					let events = 0;
					new MutationObserver(() => changes++).observe(document.getElementById('maps'), { childList: true });
					const source = new EventSource('api/live');
					source.onmessage = () => {
						if (++events === 20) {
							source.close();
							done(changes);
						}
					};
				});
				""");

		assertThat(changes).isBetween(3L, 5L);
	}

	@Test
	void raceShouldShowItsCurvesAndTellTheOutcome() {
		browser.choose("#race-entries", "10000");
		browser.choose("#race-batch", "64");
		browser.click("#race-start");

		browser.awaitText("#race-status", "finds an entry in");
		assertThat(browser.text("#race-status")).contains("stores an entry in", "HashMap in", " an entry in");
		assertThat(browser.text("#race-put + .legend")).contains("java", "HashMap", " ns");
		assertThat(paintedPixels("race-put")).isPositive();
		assertThat(paintedPixels("race-get")).isPositive();
		assertThat(browser.find("#race-start").isEnabled()).isTrue();
	}

	@Test
	void raceShouldEndWhenItIsCancelled() {
		browser.choose("#race-entries", "1000000");
		browser.choose("#race-batch", "1");
		browser.click("#race-start");
		browser.awaitText("#race-status", " against ");

		browser.click("#race-cancel");

		browser.awaitText("#race-status", "Cancelled.");
		assertThat(browser.find("#race-start").isEnabled()).isTrue();
		assertThat(browser.find("#race-cancel").isEnabled()).isFalse();
	}

	@Test
	void lookupShouldShowTheResults() {
		browser.click("#lookup button");

		browser.awaitText("#summary", "3 of 4 keys found");
		assertThat(browser.text("#results")).contains("2988507 2,138,551", "1 none");
	}

	@Test
	void lookupWhenKeyIsWrongShouldTellTheLine() {
		browser.find("#keys").sendKeys("one");
		browser.click("#lookup button");

		browser.awaitText("#summary", "Line 5: 'key' is not a whole number: 'one'; there are no results.");
		assertThat(browser.find("#results").isDisplayed()).isFalse();
		// The browser mentions every answer that is an error.
		assertThat(browser.complaints()).singleElement().asString().contains("400");
	}

	@Test
	void everythingShouldBeReachedByKeyboard() {
		List<String> reached = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			browser.find("body").sendKeys(Keys.TAB);
			reached.add((String) browser.run(
					"const focused = document.activeElement; return focused.id || focused.className || focused.tagName"));
		}

		assertThat(reached).containsSubsequence("skip", "SUMMARY", "traffic", "pause", "operation", "scroll",
				"race-entries", "race-batch", "race-start", "map", "keys", "BUTTON", "many", "A");
	}

	@ParameterizedTest
	@CsvSource({ "light,1200", "dark,1200", "light,390", "dark,390" })
	void pageShouldBeAccessibleAndFit(String scheme, int width) throws IOException {
		browser.media("prefers-color-scheme", scheme);
		browser.window(width, 900);
		browser.choose("#race-entries", "100000");
		browser.click("#race-start");
		browser.click("#traffic");
		browser.awaitText("#race-status", "finds an entry in");
		browser.click("#lookup button");
		browser.awaitText("#summary", "keys found");

		assertThat((Long) browser.run("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
		browser.screenshot(scheme + "-" + width);
		assertThat(browser.violations()).isEqualTo(List.of());
	}

	/**
	 * Counts the pixels of a chart that are not transparent.
	 */
	private long paintedPixels(String chart) {
		return (Long) browser.run("""
				const canvas = document.querySelector('#%s canvas');
				const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
				return pixels.filter((value, i) => i %% 4 === 3 && value > 0).length;
				""".formatted(chart));
	}

}
