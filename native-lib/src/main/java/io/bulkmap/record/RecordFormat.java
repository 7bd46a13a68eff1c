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
	 * Returns where the value begins.
	 * @return the distance from the beginning of the record, in bytes
	 */
	public int valueOffset() {
		return this.keyWords * Long.BYTES;
	}

}
