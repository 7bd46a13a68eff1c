package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.LongLongBulkMap;
import io.bulkmap.OffHeapMap;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the examples of YAML in the documents do what is said there.
 */
class DocumentedSettingsTests {

	private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(bulkmap:\n.*?)```", Pattern.DOTALL);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(BulkMapAutoConfiguration.class));

	@Test
	void readmeShouldDeclareAMap() {
		this.contextRunner.withInitializer((context) -> addExample("../README.md", context))
			.run((context) -> assertThat(context.getBean("cities", LongLongBulkMap.class).options())
				.isEqualTo(BulkMapOptions.defaults().withExpectedEntries(200_000)));
	}

	@Test
	void referenceShouldDeclareMaps() {
		this.contextRunner.withInitializer((context) -> addExample("../docs/configuration.md", context))
			.run((context) -> {
				assertThat(context.getBean(BulkMapFactory.class).maps()).extracting(OffHeapMap::name)
					.isEqualTo(List.of("cities", "user-ids"));
				assertThat(context).getBean("cities", LongLongBulkMap.class)
					.extracting(LongLongBulkMap::options)
					.isEqualTo(BulkMapOptions.defaults());
				assertThat(context).getBean("user-ids", LongLongBulkMap.class)
					.extracting(LongLongBulkMap::options)
					.isEqualTo(BulkMapOptions.defaults()
						.withExpectedEntries(2_000_000)
						.withPartitions(16)
						.withMemoryLimit(512 << 20));
				assertThat(context).getBean("clicks", LongLongBulkMap.class)
					.extracting(LongLongBulkMap::options)
					.isEqualTo(BulkMapOptions.defaults());
			});
	}

	private static void addExample(String document, ConfigurableApplicationContext context) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		try {
			Matcher example = EXAMPLE.matcher(Files.readString(Path.of(document)));
			assertThat(example.find()).isTrue();
			byte[] yaml = example.group(1).getBytes(StandardCharsets.UTF_8);
			new YamlPropertySourceLoader().load(document, new ByteArrayResource(yaml)).forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
