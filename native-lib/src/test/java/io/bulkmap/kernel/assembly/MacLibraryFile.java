package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A prebuilt library of the source tree, as its Mach-O file describes it: a header and
 * load commands, which point to everything else.
 */
final class MacLibraryFile {

	static final int SYMBOL_TABLE = 0x2;

	static final int LOAD_LIBRARY = 0xc;

	static final int LIBRARY_NAME = 0xd;

	static final int SEGMENT = 0x19;

	static final int CODE_SIGNATURE = 0x1d;

	static final int BINDINGS_AND_EXPORTS = 0x80000022;

	static final int BUILD_VERSION = 0x32;

	private static final int MAGIC_64 = 0xfeedfacf;

	private static final int HEADER_BYTES = 32;

	private static final int SEGMENT_BYTES = 72;

	private static final int SECTION_BYTES = 80;

	private static final int SYMBOL_BYTES = 16;

	private static final int SECTION_TYPE = 0xff;

	private final Path path;

	private final ByteBuffer bytes;

	MacLibraryFile(Path path) {
		this.path = path;
		try {
			this.bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (this.bytes.getInt(0) != MAGIC_64) {
			throw new IllegalArgumentException(path + " is no Mach-O file of 64 bits");
		}
	}

	int processor() {
		return this.bytes.getInt(4);
	}

	int type() {
		return this.bytes.getInt(12);
	}

	int flags() {
		return this.bytes.getInt(24);
	}

	/** Where the load commands of a type begin in the file. */
	private List<Integer> commands(int type) {
		List<Integer> commands = new ArrayList<>();
		int command = HEADER_BYTES;
		for (int i = 0; i < this.bytes.getInt(16); i++) {
			if (this.bytes.getInt(command) == type) {
				commands.add(command);
			}
			command += this.bytes.getInt(command + 4);
		}
		return commands;
	}

	boolean has(int type) {
		return !commands(type).isEmpty();
	}

	private int only(int type) {
		List<Integer> commands = commands(type);
		if (commands.size() != 1) {
			throw new IllegalArgumentException("%d load commands of type %#x".formatted(commands.size(), type));
		}
		return commands.get(0);
	}

	/** The names of libraries in load commands of a type. */
	List<String> libraries(int type) {
		return commands(type).stream().map((command) -> string(command + this.bytes.getInt(command + 8))).toList();
	}

	/** The oldest version of the system, 16 bits and twice 8. */
	int oldestSystem() {
		return this.bytes.getInt(only(BUILD_VERSION) + 12);
	}

	/** What may be done with each segment: 1 read, 2 write, 4 execute. */
	List<Integer> protections() {
		return commands(SEGMENT).stream().map((command) -> this.bytes.getInt(command + 56)).toList();
	}

	/** Types of the sections of all segments. */
	Set<Integer> sectionTypes() {
		Set<Integer> types = new TreeSet<>();
		for (int segment : commands(SEGMENT)) {
			for (int i = 0; i < this.bytes.getInt(segment + 64); i++) {
				types.add(this.bytes.getInt(segment + SEGMENT_BYTES + SECTION_BYTES * i + 64) & SECTION_TYPE);
			}
		}
		return types;
	}

	/** Names of all symbols, those of others included. */
	Set<String> symbols() {
		int command = only(SYMBOL_TABLE);
		int names = this.bytes.getInt(command + 16);
		Set<String> symbols = new TreeSet<>();
		for (int i = 0; i < this.bytes.getInt(command + 12); i++) {
			int symbol = this.bytes.getInt(command + 8) + SYMBOL_BYTES * i;
			symbols.add(string(names + this.bytes.getInt(symbol)));
		}
		return symbols;
	}

	/** Names of the exports, as the loader finds them: in a tree of prefixes. */
	Set<String> exports() {
		int command = only(BINDINGS_AND_EXPORTS);
		Set<String> exports = new TreeSet<>();
		collectExports(this.bytes.getInt(command + 40), 0, "", exports);
		return exports;
	}

	// One node; no number in so small a library has more than 14 bits.
	private void collectExports(int tree, int node, String prefix, Set<String> exports) {
		ByteBuffer reader = this.bytes.duplicate().position(tree + node);
		int terminal = variableLength(reader);
		if (terminal != 0) {
			exports.add(prefix);
		}
		reader.position(reader.position() + terminal);
		for (int children = reader.get(); children > 0; children--) {
			String edge = string(reader.position());
			reader.position(reader.position() + edge.length() + 1);
			collectExports(tree, variableLength(reader), prefix + edge, exports);
		}
	}

	private static int variableLength(ByteBuffer reader) {
		int lower = reader.get();
		return (lower >= 0) ? lower : (lower & 0x7f) | (reader.get() << 7);
	}

	/** Bytes of the tables of what the loader has to change or to find elsewhere. */
	int fixUpBytes() {
		int command = only(BINDINGS_AND_EXPORTS);
		return IntStream.of(12, 20, 28, 36).map((field) -> this.bytes.getInt(command + field)).sum();
	}

	CodeDirectory codeDirectory() {
		ByteBuffer file = this.bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
		int signature = this.bytes.getInt(only(CODE_SIGNATURE) + 8);
		return new CodeDirectory(signature, signature + file.getInt(signature + 16), file);
	}

	private String string(int offset) {
		int end = offset;
		while (this.bytes.get(end) != 0) {
			end++;
		}
		return new String(this.bytes.array(), offset, end - offset, StandardCharsets.US_ASCII);
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	/**
	 * What a signature signs: the checksums of all pages of the file before it.
	 *
	 * @param signature where it begins
	 * @param offset where its directory of checksums begins
	 * @param file the file, in the byte order of signatures
	 */
	record CodeDirectory(int signature, int offset, ByteBuffer file) {

		private static final int MAGIC = 0xfade0c02;

		private static final int SHA256 = 2;

		private static final int SHA256_BYTES = 32;

		CodeDirectory {
			if (file.getInt(offset) != MAGIC || file.get(offset + 37) != SHA256) {
				throw new IllegalArgumentException("There is no code directory with SHA-256 at " + offset);
			}
		}

		int flags() {
			return this.file.getInt(this.offset + 12);
		}

		/** How much of the file is signed. */
		int codeBytes() {
			return this.file.getInt(this.offset + 32);
		}

		List<ByteBuffer> checksums() {
			int checksums = this.offset + this.file.getInt(this.offset + 16);
			return IntStream.range(0, this.file.getInt(this.offset + 28))
				.mapToObj((i) -> this.file.slice(checksums + SHA256_BYTES * i, SHA256_BYTES))
				.toList();
		}

		/** The checksums that the file has. */
		List<ByteBuffer> actualChecksums() throws NoSuchAlgorithmException {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			int page = 1 << this.file.get(this.offset + 39);
			List<ByteBuffer> checksums = new ArrayList<>();
			for (int start = 0; start < codeBytes(); start += page) {
				sha256.update(this.file.slice(start, Math.min(page, codeBytes() - start)));
				checksums.add(ByteBuffer.wrap(sha256.digest()));
			}
			return checksums;
		}

	}

}
