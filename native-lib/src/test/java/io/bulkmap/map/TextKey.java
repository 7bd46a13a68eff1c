package io.bulkmap.map;

/**
 * A key that is no string, for tests that want to know, or say, how long it is.
 */
abstract class TextKey implements CharSequence {

	final String text;

	TextKey(String text) {
		this.text = text;
	}

	@Override
	public char charAt(int index) {
		return this.text.charAt(index);
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

}
