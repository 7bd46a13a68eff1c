// main.c - loads bulkmap.dll from its own folder and tries everything that it exports.
//
// Every kernel is entered in every way, must do what the models say, and leave
// the registers that belong to a caller on Windows as they are; so must the unwinder, which
// is asked when a kernel reads what it may not. Ends with status 1 and a sentence if
// anything is wrong. It needs nothing but kernel32.

#include "../kernels.h"
#include "checked_call.h"
#include "jni.h"

#define ACCESS_VIOLATION        0xc0000005
#define CONTINUE_EXECUTION      -1
#define CONTINUE_SEARCH         0
#define STANDARD_OUTPUT         -11
#define MOST_FRAMES             8
#define FAULTED                 0xfa017ed
#define PAGE_BYTES              4096
#define MEM_COMMIT              0x1000
#define MEM_RESERVE             0x2000
#define PAGE_READWRITE          4

struct context {
    word before[15];
    word general[17];                           // as instructions number them, then rip
    unsigned char others[976];
} __attribute__((aligned(16)));

enum { RAX = 0, RSP = 4, RIP = 16 };

struct exception {
    unsigned code;
    unsigned flags;
};

struct exception_pointers {
    struct exception *exception;
    struct context *context;
};

_Static_assert(sizeof(struct context) == 1232, "CONTEXT");
_Static_assert(__builtin_offsetof(struct context, general[RIP]) == 248, "CONTEXT");

void *AddVectoredExceptionHandler(unsigned first, int (*handler)(struct exception_pointers *));
_Noreturn void ExitProcess(unsigned status);
void *GetProcAddress(void *library, const char *name);
void *GetStdHandle(int which);
void *LoadLibraryA(const char *name);
void *RtlLookupFunctionEntry(word address, word *base, void *history);
void *RtlVirtualUnwind(unsigned type, word base, word address, void *function, struct context *context,
        void **handler_data, word *frame, void *pointers);
void *VirtualAlloc(void *address, word bytes, unsigned type, unsigned protection);
int WriteFile(void *file, const char *bytes, unsigned count, unsigned *written, void *overlapped);

struct checked {
    void *function;
    word arguments[6];
    word canaries[GENERAL_CANARIES + 2 * VECTOR_CANARIES];
    word stack_pointer;
    word changed;
};

_Static_assert(__builtin_offsetof(struct checked, changed) == CHECKED_CHANGED, "checked_call.h");

word checked_call(struct checked *checked);

static void *library;

// --- the little that kernels.c and compilers want ------------------------------------------

void *memset(void *target, int byte, word count) {
    for (volatile char *next = target; count > 0; count--) {
        *next++ = (char) byte;
    }
    return target;
}

static void say(const char *text) {
    unsigned count = 0;
    unsigned written;
    while (text[count] != 0) {
        count++;
    }
    WriteFile(GetStdHandle(STANDARD_OUTPUT), text, count, &written, 0);
}

_Noreturn void fail(const char *function, const char *complaint) {
    say(function);
    say(": ");
    say(complaint);
    say("\n");
    ExitProcess(1);
}

void *find(const char *name) {
    return GetProcAddress(library, name);
}

static void *need(const char *name) {
    void *function = find(name);
    if (function == 0) {
        fail(name, "is not exported");
    }
    return function;
}

// --- calls -----------------------------------------------------------------------------------

// The function that was called last, for complaints.
static const char *called;

static word call(const char *name, word one, word two, word three, word four, word five, word six) {
    struct checked checked = { .function = need(name), .arguments = { one, two, three, four, five, six } };
    for (int i = 0; i < GENERAL_CANARIES + 2 * VECTOR_CANARIES; i++) {
        checked.canaries[i] = 0xca9a51e500000001 * (i + 1);
    }
    called = name;
    word result = checked_call(&checked);
    if (checked.changed != 0) {
        fail(name, "has changed a register of its caller");
    }
    return result;
}

static word by_call(const struct batch *batch) {
    return call("bulkmap_call", (word) batch, 0, 0, 0, 0, 0);
}

static word by_jni_call(const struct batch *batch) {
    return call("bulkmap_jni_call", 1, 2, (word) batch, 0, 0, 0);
}

static word by_call_with_arrays(const struct batch *batch) {
    const word before = 3;
    return call("bulkmap_call_with_arrays", (word) batch->function, (word) batch->table,
            (word) batch->keys - before * sizeof(word), (word) batch->values - before * sizeof(word),
            before << 32 | batch->count, batch->missing);
}

static const struct way ways[] = {
    { "bulkmap_call", by_call, 1 },
    { "bulkmap_jni_call", by_jni_call, 1 },
    { "bulkmap_call_with_arrays", by_call_with_arrays, 0 }
};

enum { WAYS = sizeof ways / sizeof ways[0] };

// --- faults --------------------------------------------------------------------------------------

static int frames;

// Makes a function that faults return to checked_call, in the state that the unwinder finds.
static int unwind_to_checked_call(struct exception_pointers *pointers) {
    struct context *context = pointers->context;
    word base;
    word ours;
    if (pointers->exception->code != ACCESS_VIOLATION) {
        return CONTINUE_SEARCH;
    }
    RtlLookupFunctionEntry((word) checked_call, &ours, 0);
    for (frames = 0; frames < MOST_FRAMES; frames++) {
        word address = context->general[RIP];
        void *function = RtlLookupFunctionEntry(address, &base, 0);
        if (function == 0) {
            fail(called, "has a function that the unwinder does not know");
        }
        if (base == ours) {
            context->general[RAX] = FAULTED;
            return CONTINUE_EXECUTION;
        }
        void *data;
        word frame;
        RtlVirtualUnwind(0, base, address, function, context, &data, &frame, 0);
    }
    fail(called, "has a stack that the unwinder does not come to the end of");
}

// A page, and behind it one that nobody may read.
static unsigned char *two_pages(void) {
    static unsigned char *pages;
    if (pages == 0) {
        pages = VirtualAlloc(0, 2 * PAGE_BYTES, MEM_RESERVE, PAGE_READWRITE);
        VirtualAlloc(pages, PAGE_BYTES, MEM_COMMIT, PAGE_READWRITE);
    }
    return pages;
}

// A table of two groups, of which nobody may read the second one, and the first one is full, with
// the key or without. Its secrets send small keys to the first group.
static struct table *table_at_end_of_page(word key) {
    struct table *table = (struct table *) (two_pages() + PAGE_BYTES - TABLE_GROUPS - GROUP_BYTES);
    *table = (struct table) {
        .group_count = 2, .hash_multipliers = { 1, 1 }, .size = GROUP_SLOTS, .size_limit = 2 * GROUP_SLOTS - 1
    };
    for (int slot = 0; slot < GROUP_SLOTS; slot++) {
        table->groups[0].keys[slot] = 10 + slot;
    }
    table->groups[0].keys[3] = key;
    return table;
}

// A kernel that faults is unwound, together with its callers: as many frames.
static void expect_fault(const char *name, void *function, word key_in_table, int callers) {
    static const _Alignas(GROUP_BYTES) struct group keys = {
        .keys = { 1 }, .values[GROUP_SLOTS - 1] = TAG_OCCUPIED
    };
    static word value;
    for (int i = 0; i < WAYS; i++) {
        struct batch batch = { table_at_end_of_page(key_in_table), &keys, &value, 1, 0, function, { 0, 0 } };
        if (ways[i].run(&batch) != FAULTED) {
            fail(name, "does not search the second group");
        }
        if (frames != callers) {
            fail(name, "has another number of callers");
        }
    }
}

static int contains(const char *name, const char *part) {
    for (; *name != 0; name++) {
        int length = 0;
        while (part[length] != 0 && name[length] == part[length]) {
            length++;
        }
        if (part[length] == 0) {
            return 1;
        }
    }
    return 0;
}

// A function for records finds its first key, or where that is, on a page that nobody may read.
static void let_records_fault(const char *name, void *function) {
    static word chunk[4];
    static word secret_or_chunks[6];
    static word place;
    static const word candidate = PLACE_ABSENT;
    secret_or_chunks[0] = (word) chunk;
    for (int i = 0; i < WAYS; i++) {
        struct record_batch records = {
            .chunks = secret_or_chunks, .keys = (word *) (two_pages() + PAGE_BYTES), .values = chunk, .count = 1,
            .places = &place, .function = function, .candidates = &candidate, .key_words = 2, .value_words = 1
        };
        struct bytes_batch bytes = {
            .chunks = secret_or_chunks, .keys = two_pages() + PAGE_BYTES, .values = chunk, .count = 1,
            .places = &place, .function = function, .candidates = &candidate, .content = two_pages()
        };
        const void *batch = contains(name, "_bytes_") ? (const void *) &bytes : &records;
        if (ways[i].takes_records && ways[i].run(batch) != FAULTED) {
            fail(name, "does not read the key");
        }
        if (frames != 2) {
            fail(name, "has another number of callers");
        }
    }
}

static void let_fault(const char *name, void *function) {
    static const char remove[] = "bulkmap_remove_all_";
    int length = 0;
    if (!contains(name, "_i64_")) {
        let_records_fault(name, function);
        return;
    }
    expect_fault(name, function, 2, 2);
    while (remove[length] == name[length]) {
        length++;
    }
    if (remove[length] == 0) {
        expect_fault(name, function, 1, 3);     // in close_gap, which it calls
    }
}

// --- the other functions -----------------------------------------------------------------------

static word registered[4];

static word register_natives(word env, word type, word methods, unsigned count) {
    registered[0] = env;
    registered[1] = type;
    registered[2] = methods;
    registered[3] = count;
    return 42;
}

static void try_jni_register(void) {
    static void *functions[JNI_REGISTER_NATIVES / 8 + 1];
    static void **env = functions;
    functions[JNI_REGISTER_NATIVES / 8] = register_natives;
    word result = call("bulkmap_jni_register", (word) &env, 11, 12, 13, 0, 0);
    if (result != 42 || registered[0] != (word) &env || registered[1] != 11 || registered[2] != 12
            || registered[3] != 13) {
        fail(called, "does not call the function of the JVM with its arguments");
    }
}

// --- what is exported ----------------------------------------------------------------------------

static int kernels_exported(void) {
    unsigned char *base = library;
    unsigned *directory = (unsigned *) (base + *(unsigned *) (base + *(unsigned *) (base + 0x3c) + 0x88));
    unsigned *exports = (unsigned *) (base + directory[8]);
    int kernels = 0;
    for (unsigned i = 0; i < directory[6]; i++) {
        const char *name = (const char *) base + exports[i];
        kernels += contains(name, "_sse2") || contains(name, "_avx2");
    }
    return kernels;
}

void start(void) {
    static const char *const instruction_sets[] = { "sse2", "avx2" };
    library = LoadLibraryA("bulkmap.dll");
    if (library == 0) {
        fail("bulkmap.dll", "cannot be loaded");
    }
    if (call("bulkmap_layout_version", 0, 0, 0, 0, 0, 0) != LAYOUT_VERSION) {
        fail(called, "another version than in layout.h");
    }
    word features = call("bulkmap_cpu_features", 0, 0, 0, 0, 0, 0);
    for (unsigned i = 0; i < sizeof instruction_sets / sizeof instruction_sets[0]; i++) {
        if (!can_run(instruction_sets[i], features)) {
            fail(instruction_sets[i], "this processor cannot run it");
        }
        for (int way = 0; way < WAYS; way++) {
            try_kernels(&ways[way], instruction_sets[i], i > 0 ? instruction_sets[i - 1] : 0);
        }
    }
    if (kernels_tried() != kernels_exported()) {
        fail("bulkmap.dll", "exports kernels that have not been tried");
    }
    try_jni_register();
    AddVectoredExceptionHandler(1, unwind_to_checked_call);
    for_each_kernel(let_fault);
    say("bulkmap.dll was loaded, and all of its kernels did what they should\n");
    ExitProcess(0);
}
