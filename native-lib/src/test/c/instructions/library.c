// library.c - loads a library that nobody has to bind: it needs nothing from others, and nothing in it
// depends on where it is (NativeLibraryFileTests demand both). So its segments are copied, and that is all.

#include "program.h"

#if defined(__x86_64__)
enum { MMAP = 9, OPEN = 257 };
#elif defined(__aarch64__)
enum { MMAP = 222, OPEN = 56 };
#endif

enum { READ_WRITE_EXECUTE = 7, READ = 1, PRIVATE = 2, PRIVATE_ANONYMOUS = 0x22, HERE = -100 };
enum { LOADED = 1, DYNAMIC_SYMBOLS = 11, FUNCTION = 2, LONGEST_FILE = 1 << 20 };

struct file {
    unsigned char magic[16];
    unsigned char what[16];
    word segments_at;
    word sections_at;
    unsigned char sizes[8];
    unsigned short segment_count;
    unsigned short section_size;
    unsigned short section_count;
    unsigned short names;
};

struct segment {
    unsigned type;
    unsigned flags;
    word at;
    word address;
    word physical;
    word bytes;
    word bytes_in_memory;
    word alignment;
};

struct section {
    unsigned name;
    unsigned type;
    word flags;
    word address;
    word at;
    word bytes;
    unsigned link;
    unsigned information;
    word alignment;
    word entry_bytes;
};

struct symbol {
    unsigned name;
    unsigned char type;
    unsigned char visibility;
    unsigned short section;
    word address;
    word bytes;
};

static const unsigned char *content;
static unsigned char *place;

static void *map(word bytes, int protection, int flags, long file) {
    long address = system_call(MMAP, 0, (long) bytes, protection, flags, file, 0);
    if (address < 0 && address > -4096) {
        fail("mmap", "no memory");
    }
    return (void *) address;
}

static const struct section *section(unsigned number) {
    const struct file *file = (const void *) content;
    return (const struct section *) (content + file->sections_at) + number;
}

void load_library(const char *path) {
    long file = system_call(OPEN, HERE, (long) path, 0, 0, 0, 0);
    if (file < 0) {
        fail(path, "cannot be opened");
    }
    content = map(LONGEST_FILE, READ, PRIVATE, file);
    place = map(LONGEST_FILE, READ_WRITE_EXECUTE, PRIVATE_ANONYMOUS, -1);
    const struct file *header = (const void *) content;
    const struct segment *segments = (const void *) (content + header->segments_at);
    for (int i = 0; i < header->segment_count; i++) {
        const struct segment *segment = &segments[i];
        if (segment->type != LOADED) {
            continue;
        }
        if (segment->address + segment->bytes_in_memory > LONGEST_FILE) {
            fail(path, "is longer than this program has room for");
        }
        for (word at = 0; at < segment->bytes; at++) {
            place[segment->address + at] = content[segment->at + at];
        }
    }
    system_call(WATCH, (long) place, (long) place + LONGEST_FILE, 0, 0, 0, 0);
}

void for_each_export(void (*visit)(const char *name, void *function)) {
    const struct file *header = (const void *) content;
    for (int i = 0; i < header->section_count; i++) {
        const struct section *symbols = section(i);
        if (symbols->type != DYNAMIC_SYMBOLS) {
            continue;
        }
        const char *names = (const char *) content + section(symbols->link)->at;
        const struct symbol *symbol = (const void *) (content + symbols->at);
        for (word left = symbols->bytes / sizeof *symbol; left > 0; left--, symbol++) {
            if (symbol->section != 0 && (symbol->type & 15) == FUNCTION) {
                visit(names + symbol->name, place + symbol->address);
            }
        }
    }
}
