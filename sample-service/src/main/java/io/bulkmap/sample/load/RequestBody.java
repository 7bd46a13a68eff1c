package io.bulkmap.sample.load;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

import io.bulkmap.sample.output.EntryWriter;

/**
 * Writes bodies of requests in any format.
 *
 * @param format the format
 * @param count how many entries or keys a body has
 * @param keysOnly whether it has keys, not entries
 */
record RequestBody(LoadFormat format, int count, boolean keysOnly) {

	/**
	 * Writes a body.
	 * @param stream receives it
	 * @param keys returns the next key
	 * @param values returns the value of a key
	 * @throws IOException if the stream does not take it
	 */
	void write(OutputStream stream, LongSupplier keys, LongUnaryOperator values) throws IOException {
		EntryWriter writer = this.keysOnly ? EntryWriter.ofKeys(this.format.format(), stream)
				: EntryWriter.of(this.format.format(), stream);
		for (int i = 0; i < this.count; i++) {
			long key = keys.getAsLong();
			if (this.keysOnly) {
				writer.key(key);
			}
			else {
				writer.entry(key, values.applyAsLong(key));
			}
		}
		writer.flush();
	}

}
