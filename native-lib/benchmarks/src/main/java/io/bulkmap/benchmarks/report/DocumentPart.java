package io.bulkmap.benchmarks.report;

/**
 * The part of a document that is generated, between two lines that stay.
 */
public final class DocumentPart {

	private static final String START = "<!-- generated from docs/data by 'report --docs' of benchmarks.jar -->";

	private static final String END = "<!-- end of what is generated -->";

	private DocumentPart() {
	}

	/**
	 * Returns a document with another generated part.
	 * @param document the document
	 * @param part the part
	 * @return the document with it
	 * @throws IllegalArgumentException if the document has no place for it
	 */
	public static String replace(String document, String part) {
		int start = document.indexOf(START);
		int end = document.indexOf(END);
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("The document needs the lines '%s' and '%s'".formatted(START, END));
		}
		return document.substring(0, start + START.length()) + "\n\n" + part.strip() + "\n\n" + document.substring(end);
	}

}
