package io.bulkmap.kernel.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.fornwall.jelf.ElfDynamicSection;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfNoteTypes;
import net.fornwall.jelf.ElfSegment;
import net.fornwall.jelf.ElfSymbol;

/**
 * A prebuilt library of the source tree, as its ELF file describes it.
 */
final class NativeLibraryFile {

	private final Path path;

	private final ElfFile elf;

	NativeLibraryFile(Path path) {
		this.path = path;
		try {
			this.elf = ElfFile.from(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int machine() {
		return this.elf.e_machine;
	}

	/** Names of the symbols that others can see. */
	Set<String> exports() {
		return dynamicSymbols((symbol) -> symbol.st_shndx != 0);
	}

	/** Names of the symbols that others would have to provide. */
	Set<String> imports() {
		return dynamicSymbols((symbol) -> symbol.st_shndx == 0);
	}

	private Set<String> dynamicSymbols(Predicate<ElfSymbol> filter) {
		return Arrays.stream(this.elf.getDynamicSymbolTableSection().symbols)
			.skip(1) // the first entry of every table is no symbol
			.filter(filter)
			.map(ElfSymbol::getName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Values of all entries with a tag in the dynamic section. */
	List<Long> dynamic(int tag) {
		return dynamicSection().entries.stream()
			.filter((entry) -> entry.d_tag == tag)
			.map((entry) -> entry.d_val_or_ptr)
			.toList();
	}

	Set<Integer> dynamicTags() {
		return dynamicSection().entries.stream()
			.map((entry) -> (int) entry.d_tag)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	String soname() {
		return this.elf.getDynamicStringTable().get(dynamic(ElfDynamicSection.DT_SONAME).get(0).intValue());
	}

	private ElfDynamicSection dynamicSection() {
		return this.elf.getDynamicSection();
	}

	Stream<ElfSegment> segments() {
		return Stream.iterate(0, (i) -> i < this.elf.e_phnum, (i) -> i + 1).map(this.elf::getProgramHeader);
	}

	List<ElfSegment> segments(int type) {
		return segments().filter((segment) -> segment.p_type == type).toList();
	}

	/** Value of a 32-bit property in the GNU property note, 0 if the file has none. */
	int property(int type) {
		return segments(ElfSegment.PT_NOTE).stream()
			.flatMap((segment) -> segment.notes().stream())
			.filter((note) -> note.type == ElfNoteTypes.Gnu.NT_GNU_PROPERTY_TYPE_0)
			.map((note) -> ByteBuffer.wrap(note.descriptorBytes()).order(ByteOrder.LITTLE_ENDIAN))
			.filter((property) -> property.getInt(0) == type)
			.mapToInt((property) -> property.getInt(8))
			.findFirst()
			.orElse(0);
	}

	/** The first four bytes of a function. */
	int firstWord(String function) {
		try {
			return ByteBuffer.wrap(Files.readAllBytes(this.path))
				.order(ByteOrder.LITTLE_ENDIAN)
				.getInt(offset(function));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where the first byte of a function is in the file. */
	int offset(String function) {
		long address = this.elf.getELFSymbol(function).st_value;
		ElfSegment segment = segments(ElfSegment.PT_LOAD).stream()
			.filter((candidate) -> candidate.p_vaddr <= address && address < candidate.p_vaddr + candidate.p_filesz)
			.findFirst()
			.orElseThrow();
		return (int) (address - segment.p_vaddr + segment.p_offset);
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
