package io.bulkmap.record;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

import io.bulkmap.memory.MemoryRegion;

/**
 * Records of any length: a key and a value of some bytes each, found by a place.
 * <p>
 * Not synchronised. A place is handed out once until it is given back. A record keeps its
 * place until room is made for others, when some are moved and their owner is told.
 */
/*
 * A log in segments: records are appended to one segment, the head, and a record that is
 * given back leaves its bytes behind. Nobody looks for gaps of the right length, which
 * depends on the lengths that there were before. Instead, a segment of which a quarter or
 * more is dead is compacted when room is needed: its living records move to its beginning
 * and its end takes new ones. So a byte of room costs at most three that move, memory is
 * at most a third more than what lives in it, whatever the lengths do, and nothing else
 * is needed for that than the segment itself, which matters where a limit has been
 * reached. (M. Rumble et al., Log-structured Memory for DRAM-based Storage, 2014, where
 * segments are copied.)
 *
 * A segment is a part of a chunk, so that its places need no table. The first chunk
 * begins small, and so does its first segment. A large record has a chunk of its own,
 * which goes back when the record does.
 */
public final class ByteRecords extends RecordBytes {

	/**
	 * Longest key, and longest value, in bytes.
	 */
	public static final int MOST_BYTES = 1 << 24;

	// Longer records have a chunk of their own. Each is a mapping of the system, of which
	// there are some 65,000 by default; and a segment must not lose much of its end.
	private static final int LARGE = 1 << 16;

	// Compacted in less than a millisecond.
	private static final int SEGMENT_SHIFT = 18;

	private static final int SEGMENT_BYTES = 1 << SEGMENT_SHIFT;

	private static final int SEGMENTS = Chunks.BYTES / SEGMENT_BYTES;

	private static final int NONE = -1;

	private final Mover mover;

	// Per segment: bytes of records, living or dead; those that nobody needs; what it is.
	private int[] used = new int[0];

	private int[] dead = new int[0];

	private SegmentState[] states = new SegmentState[0];

	private int head = NONE;

	// Have room behind their records.
	private final IntStack open = new IntStack();

	private long openBytes;

	private int longest;

	// Closed ones that are worth being compacted.
	private final IntStack candidates = new IntStack();

	// Chunks of large records that are dead.
	private final IntStack unneeded = new IntStack();

	// Chunks for large records that are about to come, by their length.
	private final Map<Integer, ArrayDeque<Integer>> prepared = new HashMap<>();

	/**
	 * Creates an empty store, which has no memory yet.
	 * @param source where memory comes from
	 * @param mover is told which records move
	 */
	public ByteRecords(ChunkSource source, Mover mover) {
		super(new Chunks(source));
		this.mover = mover;
	}

	/**
	 * Tells whether a record is one that {@link #prepare} must be asked for.
	 * @param bytes what the record takes
	 * @return {@code true} if it is large
	 */
	public static boolean isLarge(int bytes) {
		return bytes > LARGE;
	}

	/**
	 * Tells whether there is room for some records that are not large.
	 * @param bytes what they take together
	 * @param largest what the largest of them takes
	 * @return {@code false} if room must be made
	 */
	public boolean hasRoomFor(long bytes, int largest) {
		return bytes <= room(largest);
	}

	// The last record of each segment may be the one that does not fit.
	private long room(int largest) {
		long waste = Math.max(0, largest - Long.BYTES);
		long ofHead = (this.head != NONE) ? segmentBytes(this.head) - this.used[this.head] : 0;
		return Math.max(0, ofHead - waste) + Math.max(0, this.openBytes - this.open.count() * waste);
	}

	/**
	 * Makes room for some records that are not large. Others may move.
	 * @param bytes what they take together
	 * @param largest what the largest of them takes
	 * @throws RuntimeException if there is no memory; what there is stays as it is
	 */
	public void reserve(long bytes, int largest) {
		while (room(largest) < bytes) {
			if (this.head != NONE && this.dead[this.head] >= segmentBytes(this.head) / 4) {
				compact(this.head);
			}
			else if (!this.candidates.isEmpty()) {
				reclaim(this.candidates.pop());
			}
			else {
				growOrCompact(bytes - room(largest));
			}
		}
	}

	// Where a limit has been reached, less than a quarter is worth it, and in segments
	// that
	// are not closed, too.
	private void growOrCompact(long wanted) {
		try {
			grow(wanted);
		}
		catch (RuntimeException ex) {
			int segment = deadest();
			if (segment == NONE) {
				throw ex;
			}
			reclaim(segment);
		}
	}

	private int deadest() {
		int deadest = NONE;
		int most = 0;
		for (int segment = 0; segment < this.states.length; segment++) {
			if (this.states[segment] != SegmentState.NONE && this.states[segment] != SegmentState.LARGE
					&& this.dead[segment] > Math.max(most, segmentBytes(segment) / 32)) {
				most = this.dead[segment];
				deadest = segment;
			}
		}
		return deadest;
	}

	private void reclaim(int segment) {
		int before = this.used[segment];
		compact(segment);
		if (this.states[segment] == SegmentState.OPEN) {
			this.openBytes += before - this.used[segment];
		}
		else if (this.states[segment] != SegmentState.HEAD) {
			open(segment);
		}
	}

	private void grow(long wanted) {
		int before = (this.chunks.count() > 0) ? this.chunks.bytes(0) : 0;
		int chunk = this.chunks.grow(wanted);
		makeEntries(chunk);
		int first = chunk * SEGMENTS;
		int segment = first + (this.chunks.bytes(chunk) + SEGMENT_BYTES - 1) / SEGMENT_BYTES - 1;
		for (; segment >= first; segment--) {
			if (this.states[segment] == SegmentState.NONE) {
				open(segment);
			}
		}
		if (chunk == 0 && before < SEGMENT_BYTES && this.states[0] == SegmentState.OPEN && before > 0) {
			this.openBytes += segmentBytes(0) - before;
		}
	}

	private void makeEntries(int chunk) {
		int before = this.states.length;
		if ((chunk + 1) * SEGMENTS > before) {
			int count = Math.max((chunk + 1) * SEGMENTS, before + before / 2);
			this.used = Arrays.copyOf(this.used, count);
			this.dead = Arrays.copyOf(this.dead, count);
			this.states = Arrays.copyOf(this.states, count);
			Arrays.fill(this.states, before, count, SegmentState.NONE);
		}
	}

	private void open(int segment) {
		this.states[segment] = SegmentState.OPEN;
		this.open.push(segment);
		this.openBytes += segmentBytes(segment) - this.used[segment];
	}

	private int segmentBytes(int segment) {
		return Math.min(SEGMENT_BYTES, this.chunks.bytes(segment / SEGMENTS) - begin(segment));
	}

	// In its chunk.
	private static int begin(int segment) {
		return segment % SEGMENTS * SEGMENT_BYTES;
	}

	private static long place(int segment, int offset) {
		return Chunks.firstPlace(segment / SEGMENTS) + ((begin(segment) + offset) >> 3);
	}

	// A large record is in the first segment of its chunk.
	private static int segment(long place) {
		return (int) (place >>> (SEGMENT_SHIFT - 3));
	}

	/**
	 * Makes room for a large record.
	 * @param bytes what it takes
	 * @throws RuntimeException if there is no memory; what there is stays as it is
	 */
	public void prepare(int bytes) {
		if (this.chunks.count() == 0) {
			grow(0); // the first chunk is for others
		}
		int chunk = this.chunks.add((bytes + MemoryRegion.ALIGNMENT - 1) & -MemoryRegion.ALIGNMENT);
		makeEntries(chunk);
		this.states[chunk * SEGMENTS] = SegmentState.LARGE;
		this.prepared.computeIfAbsent(bytes, (length) -> new ArrayDeque<>()).add(chunk);
	}

	/**
	 * Tells how many large records there is room for.
	 * @param bytes what each takes
	 * @return the number of records
	 */
	public int prepared(int bytes) {
		ArrayDeque<Integer> chunks = this.prepared.get(bytes);
		return (chunks != null) ? chunks.size() : 0;
	}

	/**
	 * Gives back the memory of large records that were prepared and are not needed, or
	 * are dead: to be called when no places of dead records are left.
	 */
	public void settle() {
		if (!this.prepared.isEmpty()) {
			this.prepared.values().forEach((chunks) -> chunks.forEach(this::dropLarge));
			this.prepared.clear();
		}
		while (!this.unneeded.isEmpty()) {
			dropLarge(this.unneeded.pop());
		}
	}

	private void dropLarge(int chunk) {
		this.states[chunk * SEGMENTS] = SegmentState.NONE;
		this.chunks.drop(chunk);
	}

	/**
	 * Hands out the place of a record. There has to be room for it.
	 * @param keyLength length of its key, in bytes
	 * @param valueLength length of its value, in bytes
	 * @return a place that has these lengths already, and any key and value
	 */
	public long take(int keyLength, int valueLength) {
		int bytes = bytes(keyLength, valueLength);
		this.longest = Math.max(this.longest, bytes);
		long place = isLarge(bytes) ? takePrepared(bytes) : append(bytes);
		lengths(place, keyLength, valueLength);
		return place;
	}

	/**
	 * Hands out places of records. There has to be room for all of them.
	 * @param batch has the keys and values; receives the places as candidates
	 * @param words whether a value is a word, not a range of bytes
	 * @param from the first record
	 * @param count how many
	 */
	public void takeAll(BytesBatch batch, boolean words, int from, int count) {
		long[] places = batch.candidates();
		int end = from + count;
		for (int i = takeOfHead(batch, words, from, end); i < end; i = takeOfHead(batch, words, i, end)) {
			places[i] = take(BytesBatch.length(batch.key(i)), batch.valueLength(i, words));
			i++;
		}
	}

	// As many as fit behind the records of the head. Returns the first that does not.
	private int takeOfHead(BytesBatch batch, boolean words, int from, int to) {
		if (this.head == NONE) {
			return from;
		}
		long[] places = batch.candidates();
		long first = place(this.head, 0);
		MemoryRegion region = region(first);
		int begin = begin(this.head);
		int end = segmentBytes(this.head);
		int used = this.used[this.head];
		int longest = this.longest;
		int i = from;
		for (; i < to; i++) {
			int keyLength = BytesBatch.length(batch.key(i));
			int valueLength = batch.valueLength(i, words);
			int bytes = bytes(keyLength, valueLength);
			if (bytes > end - used || isLarge(bytes)) {
				break;
			}
			places[i] = first + (used >> 3);
			region.putLong(begin + used, lengths(keyLength, valueLength));
			used += bytes;
			longest = Math.max(longest, bytes);
		}
		this.used[this.head] = used;
		this.longest = longest;
		return i;
	}

	private long takePrepared(int bytes) {
		ArrayDeque<Integer> prepared = this.prepared.get(bytes);
		if (prepared == null || prepared.isEmpty()) {
			throw new IllegalStateException("Not prepared: " + bytes);
		}
		return Chunks.firstPlace(prepared.remove());
	}

	private long append(int bytes) {
		while (this.head == NONE || segmentBytes(this.head) - this.used[this.head] < bytes) {
			nextHead();
		}
		long place = place(this.head, this.used[this.head]);
		this.used[this.head] += bytes;
		return place;
	}

	private void nextHead() {
		int full = this.head;
		int next = this.open.pop();
		this.openBytes -= segmentBytes(next) - this.used[next];
		this.states[next] = SegmentState.HEAD;
		this.head = next;
		if (full != NONE) {
			this.dead[full] += segmentBytes(full) - this.used[full];
			this.states[full] = SegmentState.CLOSED;
			consider(full);
		}
	}

	private void consider(int segment) {
		if (this.states[segment] == SegmentState.CLOSED && this.dead[segment] >= segmentBytes(segment) / 4) {
			this.states[segment] = SegmentState.CANDIDATE;
			this.candidates.push(segment);
		}
	}

	/**
	 * Takes a place back that nobody has got to know. Quickest in the opposite order of
	 * {@link #take}.
	 * @param place a place in use
	 */
	public void withdraw(long place) {
		int segment = segment(place);
		int bytes = bytes(place);
		if (segment == this.head && place == place(segment, this.used[segment] - bytes)) {
			this.used[segment] -= bytes;
		}
		else {
			giveBack(place);
		}
	}

	/**
	 * Takes a place back. Its record is dead until room is made, or until
	 * {@link #settle()}; nobody gets the place before.
	 * @param place a place in use
	 */
	public void giveBack(long place) {
		int segment = segment(place);
		die(place);
		if (this.states[segment] == SegmentState.LARGE) {
			this.unneeded.push(segment / SEGMENTS);
		}
		else {
			this.dead[segment] += bytes(place);
			consider(segment);
		}
	}

	// Moves the living records of a segment to its beginning.
	private void compact(int segment) {
		ByteBuffer bytes = region(place(segment, 0)).bytes();
		int begin = begin(segment);
		int to = 0;
		for (int from = 0; from < this.used[segment];) {
			long place = place(segment, from);
			int length = bytes(place);
			if (!isDead(place)) {
				if (from != to) {
					bytes.put(begin + to, bytes, begin + from, length);
					this.mover.moved(place, place(segment, to));
				}
				to += length;
			}
			from += length;
		}
		this.used[segment] = to;
		this.dead[segment] = 0;
	}

	/**
	 * Takes all places back and keeps the memory of those that are not large.
	 */
	public void clear() {
		settle();
		this.head = NONE;
		this.open.clear();
		this.openBytes = 0;
		this.longest = 0;
		this.candidates.clear();
		Arrays.fill(this.used, 0);
		Arrays.fill(this.dead, 0);
		for (int segment = this.states.length - 1; segment >= 0; segment--) {
			if (this.states[segment] == SegmentState.LARGE) {
				dropLarge(segment / SEGMENTS);
			}
			else if (this.states[segment] != SegmentState.NONE) {
				open(segment);
			}
		}
	}

	/**
	 * Gives all memory back.
	 */
	public void release() {
		clear();
		this.chunks.release();
		this.open.clear();
		this.openBytes = 0;
		Arrays.fill(this.states, SegmentState.NONE);
	}

	/**
	 * Hands out the places of all records, in no order that means anything. No room may
	 * be made meanwhile.
	 * @param action receives them
	 */
	public void forEachPlace(LongConsumer action) {
		for (int segment = 0; segment < this.states.length; segment++) {
			if (this.states[segment] == SegmentState.NONE) {
				continue;
			}
			int end = (this.states[segment] == SegmentState.LARGE) ? 1 : this.used[segment];
			for (int offset = 0; offset < end;) {
				long place = place(segment, offset);
				offset += bytes(place);
				if (!isDead(place)) {
					action.accept(place);
				}
			}
		}
	}

	/**
	 * Returns what the longest record has taken, of all since there were none.
	 * @return the number of bytes
	 */
	public int longest() {
		return this.longest;
	}

	/**
	 * Copies a record of another store, which there is room for.
	 * @param source the other store
	 * @param place its place there
	 * @return its place here
	 */
	public long copy(ByteRecords source, long place) {
		long target = take(source.keyLength(place), source.valueLength(place));
		region(target).bytes().put(offset(target), source.region(place).bytes(), offset(place), bytes(target));
		return target;
	}

	/**
	 * Is told that a record has moved.
	 */
	@FunctionalInterface
	public interface Mover {

		/**
		 * Is told that a record has moved.
		 * @param from its place until now
		 * @param to its place from now on, where it is already
		 */
		void moved(long from, long to);

	}

}
