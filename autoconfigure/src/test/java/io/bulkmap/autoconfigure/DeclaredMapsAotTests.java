package io.bulkmap.autoconfigure;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the maps of {@code bulkmap.maps} in an application whose beans were written
 * down ahead of time.
 */
class DeclaredMapsAotTests {

	@TempDir
	private Path directory;

	@Test
	void runShouldHaveMapsWithTheSettingsOfNow() throws Exception {
		process("--bulkmap.maps.cities.expected-entries=1000", "--bulkmap.maps.user-ids.eager=false");

		ApplicationProcess.Result result = run("--bulkmap.maps.cities.expected-entries=2000",
				"--bulkmap.maps.user-ids.eager=false");

		assertThat(result.output()).contains("AOT-processed")
			.contains("created=[LongLongBulkMap 'cities']")
			.contains("bean=cities, expectedEntries=2000, found=true")
			.contains("bean=user-ids, expectedEntries=0, found=true");
		assertThat(result.exitValue()).isZero();
	}

	@Test
	void runWhenAMapIsNoLongerDeclaredShouldFail() throws Exception {
		process("--bulkmap.maps.cities.partitions=2");

		assertThat(run().output()).contains("APPLICATION FAILED TO START")
			.contains("Reason: Map 'cities' was declared when the application was built, but is not now");
	}

	@Test
	void runWhenAMapIsDeclaredSinceShouldFail() throws Exception {
		process();

		assertThat(run("--bulkmap.maps.cities.partitions=2").output()).contains("APPLICATION FAILED TO START")
			.contains("Reason: Map 'cities' is declared, but was not when the application was built");
	}

	@Test
	void runWhenAPropertyIsMisspeltSinceShouldFail() throws Exception {
		process();

		assertThat(run("--bulkmap.memory-limt=1GB").output()).contains("APPLICATION FAILED TO START")
			.contains("Reason: There is no property 'bulkmap.memory-limt'");
	}

	private void process(String... arguments) throws IOException {
		Settings settings = Settings.builder()
			.sourceOutput(this.directory.resolve("sources"))
			.resourceOutput(this.directory.resolve("classes"))
			.classOutput(this.directory.resolve("classes"))
			.groupId("io.bulkmap")
			.artifactId("test")
			.build();
		new SpringApplicationAotProcessor(AotApplication.class, settings, arguments).process();
		compile();
	}

	private void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter output = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> sources = Files.walk(this.directory.resolve("sources"))) {
			boolean compiled = compiler
				.getTask(output, files, null,
						List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
								this.directory.resolve("classes").toString()),
						null, files.getJavaFileObjectsFromPaths(sources.filter(Files::isRegularFile).toList()))
				.call();
			assertThat(compiled).as(output.toString()).isTrue();
		}
	}

	private ApplicationProcess.Result run(String... arguments) throws IOException, InterruptedException {
		return new ApplicationProcess().with(this.directory.resolve("classes"))
			.option("-Dspring.aot.enabled=true")
			.run(AotApplication.class, arguments);
	}

}
