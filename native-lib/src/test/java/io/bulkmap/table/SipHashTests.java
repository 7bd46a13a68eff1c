package io.bulkmap.table;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SipHash}.
 */
class SipHashTests {

	// Of the bytes 0 to 15, as an implementation of its own has them that also gives the
	// value that the paper has for SipHash-2-4, and those of CPython.
	@Test
	void hashShouldBeSipHash13() {
		long word0 = 0x0706050403020100L;
		long word1 = 0x0f0e0d0c0b0a0908L;

		assertThat(new SipHash(word0, word1).hash16(word0, word1)).isEqualTo(0xcc4fdd1a7d908b66L);
		assertThat(new SipHash(0, 0).hash16(word0, word1)).isEqualTo(0x8972188433a5c5b7L);
	}

	@Test
	void seedShouldSayWhichHashItIs() {
		assertThat(SipHash.ofSeed(1)).isEqualTo(SipHash.ofSeed(1)).isNotEqualTo(SipHash.ofSeed(2));
		assertThat(SipHash.random()).isNotEqualTo(SipHash.random());
	}

	// Keys that differ in one bit, or in the order of their halves.
	@Test
	void hashesOfSimilarKeysShouldDiffer() {
		SipHash hash = SipHash.ofSeed(3);
		Set<Long> hashes = new HashSet<>();
		hashes.add(hash.hash16(0, 0));
		for (int bit = 0; bit < Long.SIZE; bit++) {
			hashes.add(hash.hash16(1L << bit, 0));
			hashes.add(hash.hash16(0, 1L << bit));
		}

		assertThat(hashes).hasSize(129);
	}

}
