package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.bulkmap.table.TableLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code layout.h} and Java have the same names and numbers.
 */
class LayoutTests {

	private static final Pattern DEFINE = Pattern.compile("#define\\s+(\\w+)\\s+(-?\\d+)\\b.*");

	// Only assembly knows these; they don't change what is in memory.
	private static final Set<String> TUNING = Set.of("BLOCK_KEYS", "NEAR_BLOCK_KEYS", "CACHED_BLOCK_KEYS",
			"PREFETCH_GROUPS", "FAR_GROUPS", "RECORDS_AHEAD");

	// Assembly does not need this one, because the table has its size limit.
	private static final Set<String> JAVA_ONLY = Set.of("GROUP_SIZE_LIMIT");

	@Test
	void headerAndJavaShouldAgree() throws Exception {
		Map<String, Integer> header = header();
		Map<String, Integer> java = new TreeMap<>();
		java.putAll(constants(TableLayout.class));
		java.putAll(constants(BatchLayout.class));
		java.putAll(constants(CpuFeatures.class));

		assertThat(header).containsKeys(TUNING.toArray(String[]::new));
		header.keySet().removeAll(TUNING);
		java.keySet().removeAll(JAVA_ONLY);
		assertThat(header).hasSizeGreaterThan(20).isEqualTo(java);
	}

	private static Map<String, Integer> header() throws IOException {
		return Files.readAllLines(Path.of("src/main/asm/include/layout.h"))
			.stream()
			.map(DEFINE::matcher)
			.filter((line) -> line.matches())
			.collect(Collectors.toMap((line) -> line.group(1), (line) -> Integer.valueOf(line.group(2)),
					(first, second) -> first, TreeMap::new));
	}

	private static Map<String, Integer> constants(Class<?> type) throws IllegalAccessException {
		Map<String, Integer> constants = new TreeMap<>();
		for (Field field : type.getDeclaredFields()) {
			if (field.getType() == int.class) {
				field.setAccessible(true);
				constants.put(field.getName(), field.getInt(null));
			}
		}
		return constants;
	}

}
