package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.Growth;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what {@code docs/guide.md} tells of Spring is so. Its other Java is tested
 * by native-lib.
 */
class GuideTests {

	private static final Path GUIDE = Path.of("../docs/guide.md");

	private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

	private static final Pattern SPRING_CODE = Pattern.compile("```java\n(@.*?)```", Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]+))?\\)");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapAutoConfiguration.class));

	@Test
	void firstMapShouldBeInjected(@TempDir Path directory) throws Exception {
		Class<?> service = compile(only(SPRING_CODE), directory);

		run(yaml().get(0), (context) -> {
			assertThat(context).hasNotFailed();
			LongLongBulkMap map = context.getBean("populations", LongLongBulkMap.class);
			assertThat(map.options()).isEqualTo(BulkMapOptions.defaults().withExpectedEntries(200_000));
			Object cities = context.getAutowireCapableBeanFactory().createBean(service);
			assertThat((Long) ReflectionTestUtils.invokeMethod(cities, "store", new long[] { 1, 2 },
					new long[] { 10, 20 }))
				.isEqualTo(2);
			assertThat((long[]) ReflectionTestUtils.invokeMethod(cities, "peopleOf", new long[] { 2, 3 }))
				.containsExactly(20, -1);
		});
	}

	@Test
	void settingsShouldBecomeOptions() throws IOException {
		run(yaml().get(1), (context) -> {
			assertThat(context).hasNotFailed();
			BulkMapFactory factory = context.getBean(BulkMapFactory.class);
			assertThat(factory.memoryLimit()).isEqualTo(1L << 30);
			assertThat(factory.find("lookup")).as("not eager").isEmpty();
			BulkMapOptions defaults = BulkMapOptions.defaults();
			assertThat(options(context)).isEqualTo(Map.of("prices",
					defaults.withExpectedEntries(1_000_000).withMemoryLimit(100 << 20), "counters",
					defaults.withPartitions(8), "lookup", defaults.withGrowth(Growth.NONE).withExpectedEntries(5000)));
		});
	}

	@Test
	void everySnippetOfSettingsShouldStartAnApplication() throws IOException {
		List<String> snippets = yaml();

		assertThat(snippets).hasSize(3);
		for (String snippet : snippets) {
			run(snippet, (context) -> assertThat(context).hasNotFailed());
		}
	}

	@Test
	void linksShouldLeadToWhatIsThere() throws IOException {
		List<MatchResult> links = LINK.matcher(Files.readString(GUIDE)).results().toList();

		assertThat(links).hasSizeGreaterThan(15).allSatisfy((link) -> {
			Path target = link.group(1).isEmpty() ? GUIDE : GUIDE.resolveSibling(link.group(1));
			assertThat(target).exists();
			if (link.group(2) != null) {
				assertThat(Files.readAllLines(target)).filteredOn((line) -> line.startsWith("#"))
					.extracting(GuideTests::anchor)
					.contains(link.group(2));
			}
		});
	}

	private static String anchor(String heading) {
		return heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
	}

	private static Map<String, BulkMapOptions> options(AssertableApplicationContext context) {
		Map<String, BulkMapOptions> options = new TreeMap<>();
		context.getBeansOfType(LongLongBulkMap.class).forEach((name, map) -> options.put(name, map.options()));
		return options;
	}

	private void run(String yaml, ContextConsumer<AssertableApplicationContext> consumer) throws IOException {
		List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("guide",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
		assertThat(sources).hasSize(1);
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(sources.get(0)))
			.run(consumer);
	}

	private static List<String> yaml() throws IOException {
		return all(YAML);
	}

	private static String only(Pattern pattern) throws IOException {
		List<String> all = all(pattern);
		assertThat(all).hasSize(1);
		return all.get(0);
	}

	private static List<String> all(Pattern pattern) throws IOException {
		return pattern.matcher(Files.readString(GUIDE)).results().map((match) -> match.group(1)).toList();
	}

	// With the names of parameters, as Spring Boot's plugins compile.
	private static Class<?> compile(String code, Path directory) throws Exception {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		JavaFileObject source = new SimpleJavaFileObject(URI.create("Cities.java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return """
						import io.bulkmap.LongLongBulkMap;
						import org.springframework.stereotype.Service;
						""" + code;
			}

		};
		StringWriter output = new StringWriter();
		List<String> options = List.of("-proc:none", "-parameters", "-cp", System.getProperty("java.class.path"), "-d",
				directory.toString());
		boolean compiled = compiler.getTask(output, null, null, options, null, List.of(source)).call();
		assertThat(compiled).as(output.toString()).isTrue();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() })) {
			return loader.loadClass("Cities");
		}
	}

}
