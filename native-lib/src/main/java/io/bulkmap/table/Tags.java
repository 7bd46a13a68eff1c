package io.bulkmap.table;

/**
 * The tags of one group: eight bytes, one per slot, the one of slot 0 lowest.
 * <p>
 * 0 means that the slot is empty; the tag of an occupied one is 128 plus 7 bits of its
 * key's hash. So one look at eight bytes tells which slots may have a key, and how many
 * are occupied. Slots are given as 8 times their number: as a shift of the tag, and as
 * the offset of the key.
 */
final class Tags {

	private static final long EACH = 0x0101010101010101L;

	private static final long TOP_BITS = EACH << 7;

	private Tags() {
	}

	/**
	 * Returns the tag of a key.
	 * @param home where the key belongs, as {@link KeyHash#home} says
	 * @return the tag, from 128 to 255
	 */
	static long of(long home) {
		return (home & (TableLayout.TAG_OCCUPIED - 1)) | TableLayout.TAG_OCCUPIED;
	}

	/**
	 * Returns the slots whose tag is the one given, as the top bit of their byte.
	 * <p>
	 * A byte of {@code difference} is 0 where the tag is equal. Subtracting 1 from each
	 * byte sets its top bit where it was 0, or was above 128 before; the borrow of a 0
	 * may also make a slot above it that differs in the lowest bit a candidate.
	 * Candidates are compared by their keys, so that this costs time and no more.
	 * @param tags tags of a group
	 * @param tag what to look for
	 * @return the candidates
	 */
	static long candidates(long tags, long tag) {
		long difference = tags ^ (tag * EACH);
		return (difference - EACH) & ~difference & TOP_BITS;
	}

	/**
	 * Returns the lowest of some candidates.
	 * @param candidates not 0
	 * @return 8 times the number of the slot
	 */
	static int lowest(long candidates) {
		return Long.numberOfTrailingZeros(candidates) & -8;
	}

	/**
	 * Returns the lowest empty slot: occupied ones come first.
	 * @param tags tags of a group
	 * @return 8 times the number of occupied slots
	 */
	static int end(long tags) {
		return Long.SIZE - Long.numberOfLeadingZeros(tags);
	}

	/**
	 * Returns the tag of a slot.
	 * @param tags tags of a group
	 * @param slot 8 times the number of the slot
	 * @return the tag, or 0
	 */
	static long get(long tags, int slot) {
		return (tags >>> slot) & 0xff;
	}

	/**
	 * Returns the tags with one of them replaced.
	 * @param tags tags of a group
	 * @param slot 8 times the number of the slot
	 * @param tag the new tag, or 0
	 * @return the tags after that
	 */
	static long set(long tags, int slot, long tag) {
		return (tags & ~(0xffL << slot)) | (tag << slot);
	}

}
