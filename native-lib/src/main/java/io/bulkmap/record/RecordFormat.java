package io.bulkmap.record;

/**
 * What a record consists of: the key, then the value, both in whole words of eight bytes.
 *
 * @param keyWords words of the key: 2, or 0 where the index has the key itself
 * @param valueWords words of the value, from 1 to 32
 */
public record RecordFormat(int keyWords, int valueWords) {

	/**
	 * Returns the length of a record.
	 * @return the number of bytes
	 */
	public int bytes() {
		return (this.keyWords + this.valueWords) * Long.BYTES;
	}

	/**
	 * Tells whether there need not be any records, because the index has the keys itself,
	 * and a value takes no more room there than what would lead to it.
	 * @return {@code true} if there is no key, and the value is one word
	 */
	public boolean fitsIndex() {
		return this.keyWords == 0 && this.valueWords == 1;
	}

	/**
	 * Returns where the value begins.
	 * @return the distance from the beginning of the record, in bytes
	 */
	public int valueOffset() {
		return this.keyWords * Long.BYTES;
	}

}
