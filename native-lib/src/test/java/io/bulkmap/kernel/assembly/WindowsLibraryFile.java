package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A prebuilt library of the source tree, as its PE file describes it: what Microsoft's
 * <i>PE Format</i> calls the file header, the optional header and their tables.
 */
final class WindowsLibraryFile {

	static final int EXPORTS = 0;

	static final int IMPORTS = 1;

	static final int FUNCTIONS = 3;

	static final int RELOCATIONS = 5;

	static final int DEBUG = 6;

	static final int THREAD_LOCALS = 9;

	static final int BOUND_IMPORTS = 11;

	static final int IMPORT_ADDRESSES = 12;

	static final int DELAYED_IMPORTS = 13;

	private static final int FUNCTION_BYTES = 12;

	private static final int DEBUG_ENTRY_BYTES = 28;

	private static final int SECTION_BYTES = 40;

	private final Path path;

	private final ByteBuffer bytes;

	private final int fileHeader;

	private final int optionalHeader;

	WindowsLibraryFile(Path path) {
		this.path = path;
		try {
			this.bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		int signature = this.bytes.getInt(0x3c);
		if (this.bytes.getInt(signature) != 0x4550) {
			throw new IllegalArgumentException(path + " is no PE file");
		}
		this.fileHeader = signature + 4;
		this.optionalHeader = this.fileHeader + 20;
	}

	int machine() {
		return unsignedShort(this.fileHeader);
	}

	int characteristics() {
		return unsignedShort(this.fileHeader + 18);
	}

	/** Whether addresses have 64 bits (PE32+). */
	boolean is64Bit() {
		return unsignedShort(this.optionalHeader) == 0x20b;
	}

	int entryPoint() {
		return this.bytes.getInt(this.optionalHeader + 16);
	}

	int libraryCharacteristics() {
		return unsignedShort(this.optionalHeader + 70);
	}

	/** Bytes of one of the tables that the optional header lists; 0 if there is none. */
	int tableBytes(int table) {
		return this.bytes.getInt(this.optionalHeader + 116 + 8 * table);
	}

	private int tableAddress(int table) {
		return this.bytes.getInt(this.optionalHeader + 112 + 8 * table);
	}

	List<Section> sections() {
		List<Section> sections = new ArrayList<>();
		int header = this.optionalHeader + unsignedShort(this.fileHeader + 16);
		for (int i = 0; i < unsignedShort(this.fileHeader + 2); i++, header += SECTION_BYTES) {
			sections.add(new Section(this.bytes.getInt(header + 12), this.bytes.getInt(header + 16),
					this.bytes.getInt(header + 20), this.bytes.getInt(header + 36)));
		}
		return sections;
	}

	/** The name that the file gives to itself. */
	String name() {
		return string(this.bytes.getInt(offset(tableAddress(EXPORTS)) + 12));
	}

	/** The addresses of all exports, by name. */
	Map<String, Integer> exports() {
		int table = offset(tableAddress(EXPORTS));
		int functions = offset(this.bytes.getInt(table + 28));
		int names = offset(this.bytes.getInt(table + 32));
		int ordinals = offset(this.bytes.getInt(table + 36));
		Map<String, Integer> exports = new TreeMap<>();
		for (int i = 0; i < this.bytes.getInt(table + 24); i++) {
			int ordinal = unsignedShort(ordinals + 2 * i);
			exports.put(string(this.bytes.getInt(names + 4 * i)), this.bytes.getInt(functions + 4 * ordinal));
		}
		return exports;
	}

	/** How many functions are exported, with or without a name. */
	int exportCount() {
		return this.bytes.getInt(offset(tableAddress(EXPORTS)) + 20);
	}

	/** What the unwinder knows of each function. */
	List<Unwinding> unwindings() {
		List<Unwinding> functions = new ArrayList<>();
		int table = offset(tableAddress(FUNCTIONS));
		for (int function = table; function < table + tableBytes(FUNCTIONS); function += FUNCTION_BYTES) {
			int steps = offset(this.bytes.getInt(function + 8));
			functions.add(new Unwinding(this.bytes.getInt(function), this.bytes.get(steps + 1),
					(this.bytes.get(steps + 2) != 0) ? this.bytes.get(steps + 4) : 0));
		}
		return functions;
	}

	/** The first word of the entry of a type in the debug table. */
	int debugWord(int type) {
		int table = offset(tableAddress(DEBUG));
		for (int entry = table; entry < table + tableBytes(DEBUG); entry += DEBUG_ENTRY_BYTES) {
			if (this.bytes.getInt(entry + 12) == type) {
				return this.bytes.getInt(this.bytes.getInt(entry + 24));
			}
		}
		throw new IllegalArgumentException("There is no debug entry of type " + type);
	}

	private int offset(int address) {
		return sections().stream()
			.filter((section) -> section.address <= address && address < section.address + section.bytes)
			.mapToInt((section) -> address - section.address + section.offset)
			.findFirst()
			.orElseThrow();
	}

	private String string(int address) {
		int start = offset(address);
		int end = start;
		while (this.bytes.get(end) != 0) {
			end++;
		}
		return new String(this.bytes.array(), start, end - start, StandardCharsets.US_ASCII);
	}

	private int unsignedShort(int offset) {
		return Short.toUnsignedInt(this.bytes.getShort(offset));
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

	/**
	 * How a function is unwound: what it does before the end of its prologue is undone.
	 *
	 * @param address of the function
	 * @param prologue bytes of its prologue
	 * @param lastStep bytes up to the end of the last step that must be undone
	 */
	record Unwinding(int address, int prologue, int lastStep) {
	}

	/**
	 * A range of the file and the memory that it becomes.
	 *
	 * @param address from the beginning of the library in memory
	 * @param bytes in the file
	 * @param offset in the file
	 * @param characteristics bits that say, among others, what may be done with it
	 */
	record Section(int address, int bytes, int offset, int characteristics) {

		boolean has(int characteristic) {
			return (this.characteristics & characteristic) != 0;
		}

	}

}
