// kernels.c - random batches for every kernel, and what a model says about them.
//
// The model has an array where the table has a hash: each key is a multiple of an odd number,
// which says where in the array it is. Keys are few enough to be there often, and tables
// small enough to be full. It needs no library of C.

#include "kernels.h"

#define MOST_GROUPS     (PREFETCH_GROUPS + 1)   // before the table grows
#define KEYS(groups)    ((groups) * (GROUP_SLOTS + 1) + 16)
#define LONGEST_BATCH   (6 * BLOCK_KEYS + 5)
#define MOST_KERNELS    32

#define SAME(type, field, offset) \
    _Static_assert(__builtin_offsetof(struct type, field) == (offset), "layout.h")

SAME(table, group_count, TABLE_GROUP_COUNT);
SAME(table, hash_multipliers, TABLE_HASH_MULTIPLIER_1);
SAME(table, size, TABLE_SIZE);
SAME(table, size_limit, TABLE_SIZE_LIMIT);
SAME(table, zero_value, TABLE_ZERO_VALUE);
SAME(table, groups, TABLE_GROUPS);
SAME(batch, count, BATCH_COUNT);
SAME(batch, function, BATCH_FUNCTION);
_Static_assert(sizeof(struct group) == GROUP_BYTES && sizeof(struct batch) == BATCH_BYTES, "layout.h");

enum operation {
    PUT_ALL, PUT_ALL_IF_ABSENT, GET_OR_PUT_ALL, ADD_ALL, MIN_ALL, MAX_ALL, GET_ALL, CONTAINS_ALL, REMOVE_ALL, COPY_GROUPS, OPERATIONS
};

static const char *const names[] = {
    "put_all_i64", "put_all_if_absent_i64", "get_or_put_all_i64", "add_all_i64", "min_all_i64", "max_all_i64",
    "get_all_i64", "contains_all_i64", "remove_all_i64", "copy_groups_i64"
};

static struct kernel kernels[MOST_KERNELS];
static int kernel_count;

static struct kernel *current[OPERATIONS];

static _Alignas(GROUP_BYTES) word tables[2][sizeof(struct table) / 8 + 2 * MOST_GROUPS * GROUP_BYTES / 8];

// The model
static word keys_in_use;
static word value_of[KEYS(MOST_GROUPS)];
static unsigned char is_present[KEYS(MOST_GROUPS)];
static word entries;
static int was_full;

// The batch, and what the model expects in it
static word numbers[LONGEST_BATCH];             // of keys, in the model
static word keys[LONGEST_BATCH];
static word values[LONGEST_BATCH];
static word expected[LONGEST_BATCH];
static unsigned char expected_flags[LONGEST_BATCH];

static word random_state = 1;

word random_below(word bound) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (random_state >> 11) % bound;
}

word random_word(void) {
    return random_below(1ull << 32) << 32 | random_below(1ull << 32);
}

static word key_of(word number) {
    return number * 0x9e3779b97f4a7c15;
}

// --- the kernels ------------------------------------------------------------------------

static char *append(char *end, const char *text) {
    while ((*end = *text++) != 0) {
        end++;
    }
    return end;
}

static int equal(const char *one, const char *other) {
    while (*one != 0 && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

static struct kernel *kernel(const char *operation, const char *instruction_set) {
    char name[LONGEST_NAME];
    append(append(append(append(name, "bulkmap_"), operation), "_"), instruction_set);
    for (int i = 0; i < kernel_count; i++) {
        if (equal(kernels[i].name, name)) {
            return &kernels[i];
        }
    }
    void *function = find(name);
    if (function == 0) {
        return 0;
    }
    if (kernel_count == MOST_KERNELS) {
        fail(name, "more kernels than this program has room for");
    }
    append(kernels[kernel_count].name, name);
    kernels[kernel_count].function = function;
    return &kernels[kernel_count++];
}

struct kernel *kernel_for(const char *operation, const char *instruction_set, const char *below) {
    struct kernel *found = kernel(operation, instruction_set);
    if (found == 0 && below != 0) {
        found = kernel(operation, below);
    }
    if (found == 0) {
        fail(operation, "there is no such kernel");
    }
    return found;
}

int kernels_tried(void) {
    return kernel_count;
}

void for_each_kernel(void (*visit)(const char *name, void *function)) {
    for (int i = 0; i < kernel_count; i++) {
        visit(kernels[i].name, kernels[i].function);
    }
}

int can_run(const char *instruction_set, word features) {
    word needed = 0;
    if (equal(instruction_set, "avx2")) {
        needed = 1ull << (CPU_LEAF_7 + 3) | 1ull << (CPU_LEAF_7 + 5) | 1ull << (CPU_LEAF_7 + 8)
            | 3ull << (CPU_XCR0 + 1) | 1ull << (CPU_EXTENDED + 5);
    }
    return (features & needed) == needed;
}

// --- batches ----------------------------------------------------------------------------

static word run(const struct way *way, enum operation operation, struct table *table, const void *in, void *out,
        word count, word missing) {
    struct batch batch = { table, in, out, count, missing, current[operation]->function, { 0, 0 } };
    return way->run(&batch);
}

static void complain(enum operation operation, const char *complaint) {
    fail(current[operation]->name, complaint);
}

// What becomes of a value.
static word combine(enum operation operation, int present, word old, word given) {
    if (!present || operation == PUT_ALL) {
        return given;
    }
    switch (operation) {
        case ADD_ALL: return old + given;
        case MIN_ALL: return (long long) given < (long long) old ? given : old;
        case MAX_ALL: return (long long) given > (long long) old ? given : old;
        default: return old;
    }
}

static void update(const struct way *way, enum operation operation, struct table *table, word count) {
    for (word i = 0; i < count; i++) {
        expected[i] = values[i];
    }
    word stored = run(way, operation, table, keys, values, count, 0);
    word i = 0;
    for (; i < count; i++) {
        word number = numbers[i];
        if (!is_present[number]) {
            if (entries == table->size_limit) {
                was_full = 1;
                break;
            }
            entries++;
        }
        value_of[number] = combine(operation, is_present[number], value_of[number], expected[i]);
        is_present[number] = 1;
        if (operation == GET_OR_PUT_ALL) {
            expected[i] = value_of[number];
        }
    }
    if (stored != i) {
        complain(operation, "the number of pairs that it says it has stored");
    }
    for (i = 0; i < count; i++) {
        if (values[i] != expected[i]) {
            complain(operation, "a value of the batch");
        }
    }
}

static void get(const struct way *way, struct table *table, word count) {
    word missing = random_word();
    word hits = 0;
    for (word i = 0; i < count; i++) {
        hits += is_present[numbers[i]];
        expected[i] = is_present[numbers[i]] ? value_of[numbers[i]] : missing;
    }
    if (run(way, GET_ALL, table, keys, values, count, missing) != hits) {
        complain(GET_ALL, "the number of hits");
    }
    for (word i = 0; i < count; i++) {
        if (values[i] != expected[i]) {
            complain(GET_ALL, "a value");
        }
    }
}

static void contains(const struct way *way, struct table *table, word count) {
    word hits = 0;
    for (word i = 0; i < count; i++) {
        expected_flags[i] = is_present[numbers[i]];
        hits += expected_flags[i];
    }
    if (run(way, CONTAINS_ALL, table, keys, values, count, 0) != hits) {
        complain(CONTAINS_ALL, "the number of hits");
    }
    for (word i = 0; i < count; i++) {
        if (((unsigned char *) values)[i] != expected_flags[i]) {
            complain(CONTAINS_ALL, "a flag");
        }
    }
}

static void remove(const struct way *way, struct table *table, word count) {
    word removed = 0;
    for (word i = 0; i < count; i++) {
        removed += is_present[numbers[i]];
        is_present[numbers[i]] = 0;
    }
    entries -= removed;
    if (run(way, REMOVE_ALL, table, keys, 0, count, 0) != removed) {
        complain(REMOVE_ALL, "the number of entries that it says it has removed");
    }
}

// The keys from a number on, or at random.
static void choose(word first, word count) {
    for (word i = 0; i < count; i++) {
        numbers[i] = first < keys_in_use ? first + i : random_below(keys_in_use);
        keys[i] = key_of(numbers[i]);
        values[i] = random_below(2) ? random_word() : random_below(100);
    }
}

// --- tables -----------------------------------------------------------------------------

// An empty table with the secrets of another one.
static struct table *empty_table(struct table *table, word groups, const struct table *like) {
    for (word i = 0; i < TABLE_GROUPS / 8 + groups * GROUP_BYTES / 8; i++) {
        ((word *) table)[i] = 0;
    }
    table->group_count = groups;
    table->hash_seed = like ? like->hash_seed : random_word();
    for (int i = 0; i < 2; i++) {
        table->hash_multipliers[i] = like ? like->hash_multipliers[i] : random_word() | 1;
    }
    table->size_limit = groups * (GROUP_SLOTS - 1);
    return table;
}

// All entries, in a table of twice the size; the one with key 0 is not the kernel's.
static struct table *grown_table(const struct way *way, const struct table *old, struct table *place) {
    struct table *table = empty_table(place, 2 * old->group_count, old);
    table->zero_present = old->zero_present;
    table->zero_value = old->zero_value;
    table->size = old->zero_present;
    if (run(way, COPY_GROUPS, table, old->groups, 0, old->group_count, 0) != entries - old->zero_present) {
        complain(COPY_GROUPS, "the number of entries that it says it has copied");
    }
    return table;
}

static void look_up_all(const struct way *way, struct table *table) {
    for (word first = 0; first < keys_in_use; first += LONGEST_BATCH) {
        word count = keys_in_use - first < LONGEST_BATCH ? keys_in_use - first : LONGEST_BATCH;
        choose(first, count);
        get(way, table, count);
    }
}

// Batches until the table has been full, a table of twice the size, and some more there.
static void try_table(const struct way *way, word groups) {
    struct table *table = empty_table((struct table *) tables[0], groups, 0);
    word batches = 200 + 2 * groups;
    keys_in_use = KEYS(groups);
    entries = 0;
    was_full = 0;
    for (word number = 0; number < keys_in_use; number++) {
        is_present[number] = 0;
    }
    for (word batch = 0; batch < 2 * batches; batch++) {
        enum operation operation = random_below(COPY_GROUPS);
        word count = random_below(LONGEST_BATCH + 1);
        if (batch == batches) {
            if (!was_full) {
                fail(way->name, "the table has never been full, so that too little was tried");
            }
            look_up_all(way, table);
            table = grown_table(way, table, (struct table *) tables[1]);
            look_up_all(way, table);
        }
        choose(keys_in_use, count);
        switch (operation) {
            case GET_ALL: get(way, table, count); break;
            case CONTAINS_ALL: contains(way, table, count); break;
            case REMOVE_ALL: remove(way, table, count / 4); break;
            default: update(way, operation, table, count); break;
        }
        if (table->size != entries) {
            complain(operation, "the size of the table");
        }
    }
    look_up_all(way, table);
}

void try_kernels(const struct way *way, const char *instruction_set, const char *below) {
    for (int operation = 0; operation < OPERATIONS; operation++) {
        current[operation] = kernel_for(names[operation], instruction_set, below);
    }
    static const word groups[] = { 1, 2, 7, 100, MOST_GROUPS };
    for (unsigned i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        try_table(way, groups[i]);
    }
    try_records(way, instruction_set, below);
    try_bytes(way, instruction_set, below);
}
