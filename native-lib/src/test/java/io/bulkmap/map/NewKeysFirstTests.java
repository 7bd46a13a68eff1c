package io.bulkmap.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.MapType;
import io.bulkmap.StringLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for records of any length that get their places before anybody knows whether
 * their keys are new, because those before them were: room is made for new keys only.
 */
class NewKeysFirstTests {

	private static final int PIECE = 1024;

	// As many keys as are read once only.
	private static final List<String> KEPT = Collections.nCopies(KeptKeys.MOST, "%016d".formatted(0));

	private final BulkMapFactory factory = BulkMapFactory.builder().memoryLimit(100_000_000).build();

	private final StringLongBulkMap map = this.factory.map("strings", MapType.STRING_LONG,
			BulkMapOptions.defaults().withExpectedEntries(10_000));

	@AfterEach
	void close() {
		this.factory.close();
		assertThat(this.factory.memoryBytes()).isZero();
	}

	// Records take 32 bytes. 2024 of them fit into 64 KiB, another 1024 do not.
	@Test
	void oldKeysBehindNewOnesShouldNotNeedRoom() {
		String[] old = keys(0, 1000);
		this.map.putAll(old, values(old, 1));
		String[] batch = Stream.concat(Arrays.stream(keys(1000, 1000 + PIECE)), Arrays.stream(keys(0, 1000)))
			.toArray(String[]::new);

		assertThat(this.map.putAll(batch, values(batch, 2))).isEqualTo(PIECE);

		assertHas(keys(0, 1000 + PIECE), 2);
	}

	// All of 64 KiB but 32 bytes are needed for new keys.
	@Test
	void placesOfOldKeysShouldNotTakeTheRoomOfLaterPieces() {
		String[] old = keys(0, 1000);
		this.map.putAll(old, values(old, 1));
		String[] batch = keys(1000 - 24, 1000 - 24 + PIECE + 47);

		assertThat(this.map.putAll(batch, values(batch, 2))).isEqualTo(1000 + 47);

		assertHas(batch, 2);
	}

	@Test
	void largeKeyThatIsThereShouldNotNeedRoom() {
		String[] large = { "x".repeat(70_000) };

		assertThat(this.map.putAll(large, values(large, 1))).isEqualTo(1);
		assertThat(this.map.addAll(large, values(large, 2))).isZero();

		assertHas(large, 3);
	}

	@Test
	void keysShouldBeOldWhenTheyComeTwiceInABatchOfNewOnes() {
		String[] twice = IntStream.range(0, 600).mapToObj((i) -> "%016d".formatted(i % 300)).toArray(String[]::new);

		assertThat(this.map.addAll(twice, values(twice, 1))).isEqualTo(300);

		assertHas(keys(0, 300), 2);
	}

	// The places that old keys were given are dead, and must not pile up.
	@Test
	void memoryShouldStayWhileKeysComeAndGo() {
		String[] first = keys(0, PIECE);
		this.map.putAll(first, values(first, 0));
		long most = 0;
		for (int round = 1; round <= 400; round++) {
			String[] batch = keys(round * 1000, round * 1000 + PIECE);
			assertThat(this.map.putAll(batch, values(batch, round))).as("round %d", round).isEqualTo(1000);
			assertThat(this.map.removeAll(keys((round - 1) * 1000, round * 1000))).isEqualTo(1000);
			most = (round == 100) ? this.factory.memoryBytes() : most;
		}

		assertHas(keys(400_000, 400_000 + PIECE), 400);
		assertThat(this.map.size()).isEqualTo(PIECE);
		assertThat(this.factory.memoryBytes()).isEqualTo(most);
	}

	// Somebody else changes the keys, which are read several times if others were kept.
	@Test
	void keysThatGrowWhileTheyAreStoredShouldBeStoredOrRefused() {
		int refused = 0;
		for (int reads = 0; reads < 20; reads++) {
			int before = reads;
			try (BulkMapFactory another = BulkMapFactory.builder().memoryLimit(100_000_000).build()) {
				StringLongBulkMap strings = another.map("strings", MapType.STRING_LONG, BulkMapOptions.defaults());
				strings.putAll(keys(0, 20), new long[20]);
				List<CharSequence> keys = new ArrayList<>(KEPT);
				IntStream.range(20, 120).forEach((i) -> keys.add(new GrowingKey(i, before, 13)));
				try {
					assertThat(strings.putAll(keys, new long[keys.size()])).isEqualTo(100);
					assertThat(strings.size()).isEqualTo(120);
				}
				catch (IllegalStateException ex) {
					assertThat(ex).hasMessageContaining("the batch was changed during the call");
					refused++;
				}
				assertThat(strings.getAll(keys(0, 20), new long[20], -1)).isEqualTo(20);
			}
		}
		assertThat(refused).isPositive();
	}

	// The same, by more than a piece has room for.
	@Test
	void keysThatGrowWhileTheyAreCopiedShouldBeStoredOrRefused() {
		int refused = 0;
		for (int reads = 0; reads < 20; reads++) {
			GrowingKey growing = new GrowingKey(1 + reads, reads, 5000);
			List<CharSequence> keys = new ArrayList<>(KEPT);
			keys.addAll(List.of(growing, "last"));
			long[] values = new long[keys.size()];
			Arrays.fill(values, reads);
			long size = this.map.size();
			try {
				this.map.putAll(keys, values);
				assertThat(this.map.get(KEPT.get(0), -1)).isEqualTo(reads);
				assertThat(this.map.get("last", -1)).isEqualTo(reads);
				assertThat(List.of(this.map.get(growing.shortly(), -1), this.map.get(growing.text, -1)))
					.containsExactlyInAnyOrder((long) reads, -1L);
			}
			catch (IllegalStateException ex) {
				assertThat(ex).hasMessageMatching("'keys\\[%d]' has grown during the call|.*was changed during the call"
					.formatted(KeptKeys.MOST));
				refused++;
			}
			assertThat(this.map.size()).isBetween(size, size + 3);
			assertThat(this.map.containsKey(new GrowingKey(100, reads, 5000))).isFalse();
			this.map.removeAll(List.of(growing.shortly(), growing.text));
		}
		assertThat(refused).isPositive();
	}

	// It is asked for its length, twice, before there is an array for its characters.
	@Test
	void longKeysThatGrowWhileTheyAreCopiedShouldBeRefused() {
		CharSequence growing = new GrowingKey(1, 3, 2000, 4000);

		assertThatIllegalStateException().isThrownBy(() -> this.map.containsKey(growing))
			.withMessage("'keys[0]' has grown during the call");
	}

	private void assertHas(String[] keys, long value) {
		long[] found = new long[keys.length];
		assertThat(this.map.getAll(keys, found, -1)).isEqualTo(keys.length);
		assertThat(found).containsOnly(value);
	}

	private static String[] keys(int from, int to) {
		return IntStream.range(from, to).mapToObj("%016d"::formatted).toArray(String[]::new);
	}

	private static long[] values(String[] keys, long value) {
		long[] values = new long[keys.length];
		Arrays.fill(values, value);
		return values;
	}

	/**
	 * A key that is 16 characters long, or some times that, and more when somebody has
	 * asked often enough.
	 */
	private static final class GrowingKey extends TextKey {

		private final int before;

		private int reads;

		GrowingKey(int number, int reads, int times) {
			this(number, reads, 1, times);
		}

		GrowingKey(int number, int reads, int timesBefore, int times) {
			super("%016d".formatted(number).repeat(times));
			this.before = 16 * timesBefore;
			this.reads = reads;
		}

		String shortly() {
			return this.text.substring(0, this.before);
		}

		@Override
		public int length() {
			return (this.reads-- > 0) ? this.before : this.text.length();
		}

	}

}
