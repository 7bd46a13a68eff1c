package io.bulkmap;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the snippets of the Javadoc and of {@code docs/guide.md} do what their
 * comments say:
 *
 * <pre class="code">
 * map.size(); // = 1                 what the line returns, or the variable that it declares
 * map.remove(1); // found = [true]   a variable
 * map.size(); // throws IllegalStateException
 * </pre>
 *
 * A snippet may use an empty {@code map}, named "example", and the {@code factory} that
 * made it.
 */
class JavadocTests {

	private static final Path SOURCES = Path.of("src/main/java/io/bulkmap");

	private static final String BYTES = "BytesBulkMap map = factory.map(\"bytes\", MapType.BYTES);\n";

	private static final String OBJECTS = ".as(Codec.strings(), Codec.longs());";

	// The map of snippets about other types.
	private static final Map<String, String> OTHER_MAPS = Map.of("LongRowBulkMap",
			"LongRowBulkMap map = factory.map(\"rows\", MapType.LONG_ROW, BulkMapOptions.defaults().withRowBytes(2));\n",
			"UuidLongBulkMap", "UuidLongBulkMap map = factory.map(\"uuids\", MapType.UUID_LONG);\n", "UuidUuidBulkMap",
			"UuidUuidBulkMap map = factory.map(\"uuids\", MapType.UUID_UUID);\n", "StringLongBulkMap",
			"StringLongBulkMap map = factory.map(\"strings\", MapType.STRING_LONG);\n", "BytesBulkMap", BYTES,
			"BytesSnapshot", BYTES, "BulkMap",
			BYTES.replace("BytesBulkMap map", "BulkMap<String, Long> map").replace(";", OBJECTS));

	private static final Path GUIDE = Path.of("../docs/guide.md");

	private static final Set<String> NO_OPERATIONS = Set.of("expectedEntries", "loadLimit", "growth", "partitions",
			"memoryLimit", "hugePages", "singleThread", "hashSeed", "rowBytes", "equals", "hashCode", "toString");

	private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@\\w+\\s+)*([^;{]*)",
			Pattern.DOTALL);

	private static final Pattern TYPE = Pattern.compile("\\b(?:interface|record|class|enum) (\\w+)");

	private static final Pattern METHOD = Pattern.compile("(\\w+)\\(");

	private static final Pattern BLOCK = Pattern.compile("<pre class=\"code\">(?:\\{@code)?\n(.*?)}?</pre>",
			Pattern.DOTALL);

	// Those that begin with an annotation are for Spring, and tested there.
	private static final Pattern GUIDE_BLOCK = Pattern.compile("```java\n([^@].*?)```", Pattern.DOTALL);

	private static final Pattern CHECKED_LINE = Pattern
		.compile("(?<code>.*?)// (?:(?<variable>\\w+) )?(?:= (?<value>.*)|throws (?<exception>\\w+))");

	private static final Pattern DECLARATION = Pattern.compile("[\\w<>\\[\\], ]+ (\\w+) = .*");

	@ParameterizedTest
	@ValueSource(classes = { OffHeapMap.class, MapType.class, LongLongBulkMap.class, LongLongBulkOperations.class,
			LongLongCursor.class, BulkMapOptions.class, BulkMapFactory.class, BulkMapFactory.Builder.class,
			LongRowBulkMap.class, LongRowBulkOperations.class, UuidLongBulkMap.class, UuidLongBulkOperations.class,
			UuidUuidBulkMap.class, UuidUuidBulkOperations.class, StringLongBulkMap.class,
			StringLongBulkOperations.class, BytesBulkMap.class, BytesBulkOperations.class, BytesSnapshot.class,
			BulkMap.class, Codec.class, PackedBytes.class })
	void everyOperationShouldHaveASnippet(Class<?> type) {
		Set<String> operations = Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !NO_OPERATIONS.contains(method.getName()))
			.map(Method::getName)
			.collect(Collectors.toSet());

		assertThat(snippets()).filteredOn("type", type.getSimpleName())
			.extracting(Snippet::operation)
			.containsAll(operations);
	}

	@TestFactory
	Stream<DynamicTest> snippetShouldDoWhatItsCommentsSay(@TempDir Path directory) throws Exception {
		@Nullable JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Requirement.require("jdk", (compiler != null) ? null : "this JVM has no compiler");
		List<Snippet> snippets = snippets();
		compile(compiler, snippets, directory);
		URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() });
		Class<?> compiled = loader.loadClass("Snippets");
		return snippets.stream()
			.map((snippet) -> DynamicTest.dynamicTest(snippet.toString(), () -> run(compiled, snippet)))
			.onClose(() -> close(loader));
	}

	private static void close(URLClassLoader loader) {
		try {
			loader.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(Class<?> compiled, Snippet snippet) throws Exception {
		List<String> expected = new ArrayList<>();
		List<String> actual = new ArrayList<>();
		BiConsumer<String, Object> check = (text, value) -> {
			expected.add(text);
			actual.add(text(value));
		};
		try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
			Object instance = compiled.getConstructor(BulkMapFactory.class, LongLongBulkMap.class, BiConsumer.class)
				.newInstance(factory, factory.longLongMap("example"), check);
			compiled.getMethod(snippet.method()).invoke(instance);
		}
		assertThat(actual).as(snippet.code()).isNotEmpty().isEqualTo(expected);
	}

	private static String text(Object value) {
		if (value instanceof long[] numbers) {
			return Arrays.toString(numbers);
		}
		if (value instanceof byte[] bytes) {
			return Arrays.toString(bytes);
		}
		if (value instanceof Object[] objects) {
			return Arrays.toString(objects);
		}
		if (value instanceof boolean[] answers) {
			return Arrays.toString(answers);
		}
		if (value instanceof RuntimeException) {
			return value.getClass().getSimpleName();
		}
		return (value instanceof String) ? '"' + value.toString() + '"' : String.valueOf(value);
	}

	private static void compile(JavaCompiler compiler, List<Snippet> snippets, Path directory)
			throws URISyntaxException {
		StringBuilder code = new StringBuilder("""
				import io.bulkmap.*;
				import java.nio.*;
				import java.nio.charset.*;
				import java.nio.file.*;
				import java.util.*;
				import java.util.concurrent.*;
				import java.util.concurrent.atomic.*;
				import java.util.function.*;
				import java.util.stream.*;

				public class Snippets {
				final BulkMapFactory factory;
				final LongLongBulkMap map;
				final BiConsumer<String, Object> check;
				public Snippets(BulkMapFactory factory, LongLongBulkMap map, BiConsumer<String, Object> check) {
				this.factory = factory;
				this.map = map;
				this.check = check;
				}
				""");
		for (Snippet snippet : snippets) {
			code.append("public void %s() throws Exception {%n".formatted(snippet.method()));
			code.append(OTHER_MAPS.getOrDefault(snippet.type().replace("Operations", "Map"), ""));
			snippet.code().lines().forEach((line) -> code.append(withCheck(line)).append('\n'));
			code.append("}\n");
		}
		code.append("}\n");
		JavaFileObject source = new SimpleJavaFileObject(URI.create("Snippets.java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return code;
			}

		};
		StringWriter output = new StringWriter();
		String classes = Path.of(LongLongBulkMap.class.getProtectionDomain().getCodeSource().getLocation().toURI())
			.toString();
		boolean compiled = compiler
			.getTask(output, null, null, List.of("-proc:none", "-cp", classes, "-d", directory.toString()), null,
					List.of(source))
			.call();
		assertThat(compiled).as(output + "\n" + code).isTrue();
	}

	private static String withCheck(String line) {
		Matcher checked = CHECKED_LINE.matcher(line);
		if (!checked.matches()) {
			return line;
		}
		String code = checked.group("code").strip();
		if (checked.group("exception") != null) {
			return "try { %s check.accept(\"%s\", null); } catch (RuntimeException ex) { check.accept(\"%2$s\", ex); }"
				.formatted(code, checked.group("exception"));
		}
		String check = "check.accept(\"%s\", %%s);".formatted(checked.group("value").replace("\"", "\\\""));
		if (checked.group("variable") != null) {
			return code + check.formatted(checked.group("variable"));
		}
		Matcher declaration = DECLARATION.matcher(code);
		return declaration.matches() ? code + check.formatted(declaration.group(1))
				: check.formatted(code.substring(0, code.length() - 1));
	}

	private static List<Snippet> snippets() {
		List<Snippet> snippets = new ArrayList<>();
		Matcher guide = GUIDE_BLOCK.matcher(read(GUIDE));
		while (guide.find()) {
			snippets.add(new Snippet(snippets.size(), "guide.md", "", guide.group(1)));
		}
		for (String file : List.of("OffHeapMap", "MapType", "LongLongBulkMap", "LongLongBulkOperations",
				"LongLongCursor", "BulkMapOptions", "BulkMapFactory", "LongRowBulkMap", "LongRowBulkOperations",
				"UuidLongBulkMap", "UuidLongBulkOperations", "UuidUuidBulkMap", "UuidUuidBulkOperations",
				"StringLongBulkMap", "StringLongBulkOperations", "BytesBulkMap", "BytesBulkOperations", "BytesSnapshot",
				"BulkMap", "Codec", "PackedBytes")) {
			String type = file;
			Matcher comment = COMMENT.matcher(read(SOURCES.resolve(file + ".java")));
			while (comment.find()) {
				String operation = "";
				Matcher declaration = TYPE.matcher(comment.group(2));
				Matcher method = METHOD.matcher(comment.group(2));
				if (declaration.find()) {
					type = declaration.group(1);
				}
				else if (method.find()) {
					operation = method.group(1);
				}
				Matcher block = BLOCK.matcher(comment.group(1).replaceAll("(?m)^\\s*\\* ?", ""));
				while (block.find()) {
					snippets.add(new Snippet(snippets.size(), type, operation,
							block.group(1).replace("&lt;", "<").replace("&gt;", ">")));
				}
			}
		}
		return snippets;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A piece of code in the Javadoc of an operation, or of a type.
	 */
	private record Snippet(int number, String type, String operation, String code) {

		String method() {
			return "snippet" + this.number;
		}

		@Override
		public String toString() {
			return this.operation.isEmpty() ? this.type : this.type + "." + this.operation;
		}

	}

}
