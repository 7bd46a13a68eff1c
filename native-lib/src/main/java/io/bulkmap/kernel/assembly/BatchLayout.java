package io.bulkmap.kernel.assembly;

import io.bulkmap.record.ByteRecords;
import io.bulkmap.record.FixedRecords;
import io.bulkmap.record.RecordBatch;
import io.bulkmap.table.UniversalHash;

/**
 * Offsets, in bytes, of the fields of a batch: the one argument of every kernel; and what
 * places consist of. The same names and numbers are in {@code layout.h}.
 */
final class BatchLayout {

	static final int BATCH_TABLE = 0;

	static final int BATCH_KEYS = 8;

	static final int BATCH_VALUES = 16;

	static final int BATCH_COUNT = 24;

	static final int BATCH_MISSING = 32;

	static final int BATCH_FUNCTION = 40;

	static final int BATCH_BYTES = 64;

	// Of a batch of records

	static final int BATCH_CHUNKS = 0;

	static final int BATCH_SECRET = 0;

	static final int BATCH_PLACES = 32;

	static final int BATCH_CANDIDATES = 48;

	static final int BATCH_KEY_WORDS = 56;

	static final int BATCH_VALUE_WORDS = 58;

	static final int BATCH_OLD_VALUE_WORDS = 60;

	static final int BATCH_AHEAD = 62;

	// Of a batch of keys of any length, of their records, and of the secret of their hash

	static final int BATCH_CONTENT = 64;

	static final int RANGE_BEGIN = 0;

	static final int RANGE_LENGTH = 4;

	static final int RECORD_KEY_LENGTH = 0;

	static final int RECORD_KEY = ByteRecords.KEY;

	static final int SECRET_OF_ALL = 0;

	static final int SECRET_OF_BLOCKS = UniversalHash.SECRET_BYTES;

	static final int SECRET_B = 0;

	static final int SECRET_A0 = 16;

	static final int SECRET_A1 = 32;

	static final int SECRET_BLOCK = 2 * UniversalHash.SECRET_BYTES;

	static final int SECRET_LENGTH = 224;

	static final int SECRET_POLYNOMIAL = 232;

	static final int SECRET_POINT = 240;

	static final int HASH_BLOCK_BYTES = 128;

	static final int HASH_PRIME_BITS = 61;

	// What places consist of

	static final int CHUNK_SHIFT = FixedRecords.CHUNK_SHIFT;

	static final int PLACE_ABSENT = (int) RecordBatch.ABSENT;

	static final int PLACE_OTHER = (int) RecordBatch.OTHER;

	private BatchLayout() {
	}

}
