package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.KernelInfo;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that the developer tools of Spring Boot restart in its process:
 * its classes are loaded anew, while those of bulkmap stay, and with them the native
 * library.
 */
class DevToolsTests {

	private static final int STARTS = 4;

	@Test
	void restartShouldCloseMapsAndKeepTheLibrary(@TempDir Path directory) throws Exception {
		List<String> starts = starts(directory);

		assertThat(starts).hasSize(STARTS);
		assertThat(starts).allSatisfy((start) -> assertThat(start).contains(" application=RestartClassLoader ")
			.contains(" entries=1000 ")
			.contains(" memoryOfTheLast=0 "));
		assertThat(starts).extracting((start) -> start.replaceFirst(".* libraryLoadedBy=", "")).containsOnly(kernel());
	}

	// Whoever has all jars restarted means those that change.
	@Test
	void restartShouldKeepTheLibraryEvenIfAllJarsAreIncluded(@TempDir Path directory) throws Exception {
		Path settings = Files.createDirectories(directory.resolve("settings/META-INF"))
			.resolve("spring-devtools.properties");
		Files.writeString(settings, "restart.include.bulkmap=/bulkmap-.*\\\\.jar$");

		assertThat(starts(directory)).hasSize(STARTS)
			.extracting((start) -> start.replaceFirst(".* libraryLoadedBy=", ""))
			.containsOnly(kernel());
	}

	// The class loader is that of the process, whatever restarts.
	private static String kernel() {
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			KernelInfo kernel = factory.kernel();
			return "app, kernel=%s, binding=%s".formatted(kernel.active().id(), kernel.binding().id());
		}
	}

	private static List<String> starts(Path directory) throws IOException, InterruptedException {
		Path library = jar(BulkMapFactory.class, directory.resolve("bulkmap-native-0.1.0.jar"));
		Path starter = jar(BulkMapAutoConfiguration.class,
				directory.resolve("bulkmap-spring-boot-autoconfigure-0.1.0.jar"));
		ApplicationProcess.Result result = new ApplicationProcess()
			.without((entry) -> entry.equals(classes(BulkMapFactory.class).toString())
					|| entry.equals(classes(BulkMapAutoConfiguration.class).toString()))
			.with(library)
			.with(starter)
			.with(directory.resolve("settings"))
			.withJarsOf(Path.of("target/devtools"))
			.run(Application.class);
		assertThat(result.exitValue()).as(result.output()).isZero();
		return result.output().lines().filter((line) -> line.startsWith("start ")).collect(Collectors.toList());
	}

	private static Path classes(Class<?> type) {
		URL location = type.getProtectionDomain().getCodeSource().getLocation();
		return Path.of(location.getPath());
	}

	private static Path jar(Class<?> type, Path jar) throws IOException {
		Path classes = classes(type);
		if (!Files.isDirectory(classes)) {
			return Files.copy(classes, jar);
		}
		try (OutputStream file = Files.newOutputStream(jar);
				ZipOutputStream zip = new ZipOutputStream(file);
				Stream<Path> entries = Files.walk(classes)) {
			for (Path entry : entries.filter(Files::isRegularFile).toList()) {
				zip.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
				Files.copy(entry, zip);
			}
		}
		return jar;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private static final String LAST = "last factory";

		public static void main(String[] arguments) {
			SpringApplication.run(Application.class, "--bulkmap.maps.cities.expected-entries=100000");
		}

		@Bean
		ApplicationRunner restarting(BulkMapFactory factory, LongLongBulkMap cities) {
			return (ApplicationArguments arguments) -> {
				long[] keys = new long[1000];
				for (int i = 0; i < keys.length; i++) {
					keys[i] = i;
				}
				cities.putAll(keys, keys);
				KernelInfo kernel = factory.kernel();
				System.out.printf(
						"start application=%s entries=%d memoryOfTheLast=%d libraryLoadedBy=%s, kernel=%s, "
								+ "binding=%s%n",
						Application.class.getClassLoader().getClass().getSimpleName(), cities.size(),
						memoryOfTheLast(factory), BulkMapFactory.class.getClassLoader().getName(), kernel.active().id(),
						kernel.binding().id());
				restartOrEnd();
			};
		}

		// Kept where all class loaders find it.
		private static long memoryOfTheLast(BulkMapFactory factory) {
			BulkMapFactory last = (BulkMapFactory) System.getProperties().put(LAST, factory);
			return (last != null) ? last.memoryBytes() : 0;
		}

		private static void restartOrEnd() {
			int starts = Integer.getInteger("starts", 0) + 1;
			System.setProperty("starts", Integer.toString(starts));
			Thread thread = new Thread(() -> {
				if (starts == STARTS) {
					System.exit(0);
				}
				restart();
			});
			thread.start();
		}

		// The developer tools are not on the class path of the tests.
		private static void restart() {
			try {
				Class<?> restarter = Class.forName("org.springframework.boot.devtools.restart.Restarter");
				restarter.getMethod("restart").invoke(restarter.getMethod("getInstance").invoke(null));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
