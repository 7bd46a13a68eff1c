package io.bulkmap.map;

import io.bulkmap.kernel.BulkKernel;
import io.bulkmap.kernel.Update;
import io.bulkmap.record.Piece;

/**
 * The records of a partition.
 * <p>
 * Not synchronised.
 *
 * @param <B> what a piece of a batch is
 */
interface RecordStore<B extends Piece> {

	/**
	 * Tells whether there is room for entries, whatever their keys.
	 * @param count how many
	 * @param bytes how much their keys and values take in records of any length
	 * @param longest how much the longest one takes there
	 * @return {@code false} if it depends on which keys are new
	 */
	boolean hasRoomFor(int count, long bytes, long longest);

	/**
	 * Tells whether there is room.
	 * @param need for what
	 * @return {@code false} if room must be made
	 */
	boolean hasRoomFor(RecordNeed need);

	/**
	 * Finds out what an entry needs when it is stored.
	 * @param update what becomes of the values of old keys
	 * @param piece has the entry
	 * @param i its number
	 * @param place place of its record, or {@link Piece#ABSENT}
	 * @param need receives it
	 */
	void need(Update update, B piece, int i, long place, RecordNeed need);

	/**
	 * Makes room. Records may move.
	 * @param need for what
	 * @throws RuntimeException if there is no memory; what there is stays as it is
	 */
	void reserve(RecordNeed need);

	/**
	 * Makes room for some entries about which nothing is known.
	 * @param count how many
	 * @throws RuntimeException if there is no memory
	 */
	void reserve(long count);

	/**
	 * Tells whether all values have one length, so that a record can be written again
	 * where it is.
	 * @return {@code false} if another value may need another place
	 */
	boolean hasFixedValues();

	/**
	 * Replaces the values of records, where the values of all records have one length.
	 * @param kernel does it
	 * @param piece has the places that the hashes of its keys lead to, none of them
	 * absent
	 * @param from first entry
	 * @param count number of entries
	 * @return how many places are those of other keys; they are {@link Piece#OTHER} then,
	 * and any of the values may have been replaced
	 */
	int replaceAll(BulkKernel kernel, B piece, int from, int count);

	/**
	 * Tells whether all keys of a piece should get a place before it is known which of
	 * them are new: there is room, and a place that is taken and withdrawn leaves nothing
	 * behind, or few will be.
	 * @param piece the piece
	 * @param from first entry
	 * @param count number of entries
	 * @param likely whether nearly all are likely to be new, and there is room for later
	 * pieces of the batch even if places of this one are lost
	 * @return {@code false} if only new keys should get a place
	 */
	boolean takesAll(B piece, int from, int count, boolean likely);

	/**
	 * Hands out places for entries, which become their candidates; there is room.
	 * @param piece has the entries
	 * @param from first entry
	 * @param count number of entries
	 */
	void takeAll(B piece, int from, int count);

	/**
	 * Hands out a place for an entry; there is room.
	 * @param piece has the entry
	 * @param i its number
	 * @return the place
	 */
	long take(B piece, int i);

	/**
	 * Takes back a place that nobody has got to know.
	 * @param place the place
	 */
	void withdraw(long place);

	/**
	 * Takes back a place.
	 * @param place the place
	 */
	void giveBack(long place);

	/**
	 * Tells whether a place was given back during this call.
	 * @param place a place that was in use when the call began
	 * @return {@code true} if its entry is elsewhere now
	 */
	boolean isStale(long place);

	/**
	 * Is told that a call has ended, or its preparation.
	 */
	void settle();

	/**
	 * Compares keys, see {@link io.bulkmap.kernel.RecordKernel#matchAll}.
	 */
	int matchAll(BulkKernel kernel, B piece, int from, int count);

	/**
	 * Compares keys and reads values, see {@link io.bulkmap.kernel.RecordKernel#readAll}.
	 */
	int readAll(BulkKernel kernel, B piece, int from, int count);

	/**
	 * Writes new records, see {@link io.bulkmap.kernel.RecordKernel#writeAll}.
	 * @return whether old ones have got the values that the update gives them
	 */
	boolean writeAll(BulkKernel kernel, Update update, B piece, int from, int count);

	/**
	 * Tells whether a record has the key of an entry.
	 */
	boolean hasKey(B piece, int i, long place);

	/**
	 * Copies the value of a record to a piece.
	 */
	void readValue(B piece, int i, long place);

	/**
	 * Writes key and value of a new record.
	 */
	void write(B piece, int i, long place);

	/**
	 * Changes the value of a record that has the key of an entry, if the new one fits
	 * there.
	 * @return {@code false} if nothing has changed, because it needs another place
	 */
	boolean update(Update update, B piece, int i, long place);

	/**
	 * Returns the hash of the key of a record.
	 */
	long hash(long place);

	/**
	 * Copies a record of another store of this kind, which there is room for.
	 * @param source the other store
	 * @param place its place there
	 * @return its place here
	 */
	long copy(RecordStore<B> source, long place);

	/**
	 * Adds what a record needs in another store.
	 */
	void needOf(long place, RecordNeed need);

	/**
	 * Returns how many records a cursor should copy at a time.
	 */
	int cursorStep();

	/**
	 * Takes all places back and keeps the memory.
	 */
	void clear();

	/**
	 * Gives all memory back.
	 */
	void release();

}
