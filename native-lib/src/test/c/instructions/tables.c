// tables.c - the situations in which instructions of the kernels for tables are counted.
//
// A table grows when half of its slots are taken, and then has twice as many. So a quarter to a half is what tables
// have, and these have, too.

#include "program.h"

#define GROUPS          1024                    // 128 KiB
#define LARGE_GROUPS    (2 * PREFETCH_GROUPS)   // groups are prefetched
#define KEYS(groups)    ((groups) * GROUP_SLOTS / 2)
#define BATCH           2048

static _Alignas(GROUP_BYTES) word tables[2][TABLE_GROUPS / 8 + LARGE_GROUPS * GROUP_BYTES / 8];

static word keys[KEYS(LARGE_GROUPS)];
static word values[KEYS(LARGE_GROUPS)];
static word results[BATCH];

struct operation {
    const char *name;
    int adds;                                   // keys that are absent
};

static const struct operation operations[] = {
    { "put_all_i64", 1 }, { "put_all_if_absent_i64", 1 }, { "get_or_put_all_i64", 1 }, { "add_all_i64", 1 },
    { "min_all_i64", 1 }, { "max_all_i64", 1 }, { "get_all_i64", 0 }, { "contains_all_i64", 0 },
    { "remove_all_i64", 0 }
};

static struct table *empty_table(word *place, word groups) {
    struct table *table = (struct table *) place;
    for (word i = 0; i < TABLE_GROUPS / 8 + groups * GROUP_BYTES / 8; i++) {
        place[i] = 0;
    }
    table->group_count = groups;
    table->hash_seed = 0x0123456789abcdef;
    table->hash_multipliers[0] = 0xbf58476d1ce4e5b9;
    table->hash_multipliers[1] = 0x94d049bb133111eb;
    table->size_limit = groups * (GROUP_SLOTS - 1);
    return table;
}

// --- the model: KeyHash.java, and the rules of layout.h -----------------------------------

static word home_of(const struct table *table, word key) {
    word x = key ^ table->hash_seed;
    x = (x ^ x >> 29) * table->hash_multipliers[0];
    x = (x ^ x >> 32) * table->hash_multipliers[1];
    return (x >> 32) * table->group_count >> HOME_SHIFT;
}

static void put(struct table *table, word key, word value) {
    word home = home_of(table, key);
    struct group *group = &table->groups[home >> GROUP_SHIFT];
    while (group->keys[GROUP_SLOTS - 1] != 0) {
        group = group + 1 == &table->groups[table->group_count] ? table->groups : group + 1;
    }
    int slot = 0;
    while (group->keys[slot] != 0) {
        slot++;
    }
    ((unsigned char *) group)[GROUP_TAGS + slot] = (unsigned char) (home | TAG_OCCUPIED);
    group->keys[slot] = key;
    group->values[slot] = value;
    table->size++;
}

// --- situations ---------------------------------------------------------------------------

// A table with so many of the keys.
static struct table *table_with(word groups, word entries) {
    struct table *table = empty_table(tables[0], groups);
    for (word i = 0; i < KEYS(groups); i++) {
        keys[i] = any_word();
        values[i] = any_word();
    }
    for (word i = 0; i < entries; i++) {
        put(table, keys[i], values[i]);
    }
    return table;
}

// Another order than the one in which they have been put.
static void shuffle(word *some, word how_many) {
    for (word i = how_many - 1; i > 0; i--) {
        word other = any_word() % (i + 1);
        word key = some[i];
        some[i] = some[other];
        some[other] = key;
    }
}

static void count_batch(const struct operation *operation, const char *situation, void *function, struct table *table,
        const word *first, word how_many, int present) {
    for (word i = 0; i < how_many; i++) {
        results[i] = any_word();
    }
    struct batch batch = { table, first, results, how_many, 0, function, { 0, 0 } };
    count(situation, function, &batch, how_many, present || operation->adds ? how_many : 0);
}

static void count_copy(void *function) {
    struct table *source = table_with(GROUPS, KEYS(GROUPS));
    struct table *target = empty_table(tables[1], 2 * GROUPS);
    struct batch batch = { target, source->groups, 0, GROUPS, 0, function, { 0, 0 } };
    count("growth", function, &batch, KEYS(GROUPS), KEYS(GROUPS));
}

int count_for_tables(const char *name, void *function) {
    if (equal(name, "copy_groups_i64")) {
        count_copy(function);
        return 1;
    }
    for (unsigned i = 0; i < LENGTH(operations); i++) {
        const struct operation *operation = &operations[i];
        if (!equal(name, operation->name)) {
            continue;
        }
        word entries = KEYS(GROUPS) * 3 / 4;
        struct table *table = table_with(GROUPS, entries);
        shuffle(keys, entries);
        count_batch(operation, "present", function, table, keys, BATCH, 1);
        table = table_with(GROUPS, KEYS(GROUPS) / 2);
        count_batch(operation, "absent", function, table, keys + KEYS(GROUPS) / 2, BATCH, 0);
        entries = KEYS(LARGE_GROUPS) * 3 / 4;
        table = table_with(LARGE_GROUPS, entries);
        shuffle(keys, entries);
        count_batch(operation, "present, large table", function, table, keys, BATCH, 1);
        table = table_with(GROUPS, KEYS(GROUPS) / 2);
        count_batch(operation, "one present key", function, table, keys, 1, 1);
        return 1;
    }
    return 0;
}
