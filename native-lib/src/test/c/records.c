// records.c - random batches for every function for records, and what a model says about them.
//
// Of each chunk only the last records are there, so that places are as large as they get. The
// model has a copy of them.

#include "kernels.h"

#define CHUNKS          3
#define RECORDS         40                      // of a chunk
#define MOST_VALUE      32                      // words
#define MOST_WORDS      (2 + MOST_VALUE)
#define LONGEST_BATCH   (4 * BLOCK_KEYS + 5)
#define ABSENT          ((word) PLACE_ABSENT)
#define OTHER           ((word) PLACE_OTHER)

#define SAME(field, offset) \
    _Static_assert(__builtin_offsetof(struct record_batch, field) == (offset), "layout.h")

SAME(chunks, BATCH_CHUNKS);
SAME(chunks, BATCH_SECRET);
SAME(keys, BATCH_KEYS);
SAME(values, BATCH_VALUES);
SAME(count, BATCH_COUNT);
SAME(places, BATCH_PLACES);
SAME(function, BATCH_FUNCTION);
SAME(candidates, BATCH_CANDIDATES);
SAME(key_words, BATCH_KEY_WORDS);
SAME(value_words, BATCH_VALUE_WORDS);
SAME(old_value_words, BATCH_OLD_VALUE_WORDS);
SAME(ahead, BATCH_AHEAD);
_Static_assert(sizeof(struct record_batch) == BATCH_BYTES, "layout.h");

enum { CHUNK_WORDS = RECORDS * MOST_WORDS };

static word chunks[CHUNKS][CHUNK_WORDS];
static word model[CHUNKS][CHUNK_WORDS];

// One more of each than the batch has.
static word keys[2 * LONGEST_BATCH + 1];
static word values[MOST_WORDS * LONGEST_BATCH + 1];
static word places[LONGEST_BATCH + 1];
static word candidates[LONGEST_BATCH];
static word expected_values[MOST_WORDS * LONGEST_BATCH + 1];
static word expected_places[LONGEST_BATCH + 1];

static void fill(word *words, word count) {
    for (word i = 0; i < count; i++) {
        words[i] = random_word();
    }
}

static void copy(word *target, const word *source, word count) {
    for (word i = 0; i < count; i++) {
        target[i] = source[i];
    }
}

static void expect(const struct kernel *kernel, const word *expected, const word *actual, word count,
        const char *complaint) {
    for (word i = 0; i < count; i++) {
        if (expected[i] != actual[i]) {
            fail(kernel->name, complaint);
        }
    }
}

static word run(const struct way *way, struct record_batch *batch, const struct kernel *kernel) {
    batch->function = kernel->function;
    return way->run((const struct batch *) batch);
}

static void try_hash(const struct way *way, const struct kernel *kernel) {
    for (word count = 0; count <= LONGEST_BATCH; count++) {
        word secret[6];
        fill(secret, 6);
        fill(keys, 2 * count);
        fill(values, count + 1);
        for (word i = 0; i < 2 * count; i++) {
            keys[i] = random_below(4) ? keys[i] : random_below(3) - 1;
        }
        copy(expected_values, values, count + 1);
        for (word i = 0; i < count; i++) {
            typedef unsigned __int128 two_words;
            two_words sum_0 = ((two_words) secret[3] << 64 | secret[2]) + keys[2 * i + 1];
            two_words sum_1 = ((two_words) secret[5] << 64 | secret[4]) + keys[2 * i];
            expected_values[i] = (sum_0 * sum_1 + ((two_words) secret[1] << 64 | secret[0])) >> 64;
        }
        struct record_batch batch = { .chunks = secret, .keys = keys, .values = values, .count = count };
        if (run(way, &batch, kernel) != 0) {
            fail(kernel->name, "the result");
        }
        expect(kernel, expected_values, values, count + 1, "a hash");
    }
}

// Where a record of the model is. The chunk begins far before what is there of it.
static word *record_at(word place) {
    return model[place >> CHUNK_SHIFT] + (place & ((1 << CHUNK_SHIFT) - 1)) - ((1 << CHUNK_SHIFT) - CHUNK_WORDS);
}

// Any records, some of them twice; half of the keys are theirs, and others differ in one bit.
static void choose(const struct record_batch *batch, word words, int writes) {
    fill(keys, 2 * batch->count);
    for (word i = 0; i < batch->count; i++) {
        word place = (random_below(CHUNKS) + 1) << CHUNK_SHIFT;
        place -= words * (random_below(RECORDS) + 1);
        word kind = random_below(4);
        places[i] = kind == 0 && !writes ? ABSENT : place;
        candidates[i] = kind == 0 ? place : random_word() >> 1;
        if (kind > 1 && batch->key_words > 0) {
            copy(keys + 2 * i, record_at(place), 2);
        }
        if (kind == 3 && random_below(2)) {
            keys[2 * i + random_below(2)] ^= 1ull << random_below(64);
        }
    }
}

static int has_key(const struct record_batch *batch, word i) {
    const word *record = record_at(expected_places[i]);
    return batch->key_words == 0 || (record[0] == keys[2 * i] && record[1] == keys[2 * i + 1]);
}

static word model_read(const struct record_batch *batch) {
    word others = 0;
    for (word i = 0; i < batch->count; i++) {
        if (expected_places[i] == ABSENT) {
            continue;
        }
        if (has_key(batch, i)) {
            copy(expected_values + i * batch->value_words, record_at(expected_places[i]) + batch->key_words,
                    batch->value_words);
        } else {
            expected_places[i] = OTHER;
            others++;
        }
    }
    return others;
}

static word model_write(const struct record_batch *batch) {
    word others = 0;
    for (word i = 0; i < batch->count; i++) {
        word *record = record_at(expected_places[i]);
        const word *value = values + i * batch->value_words;
        if (expected_places[i] == candidates[i]) {
            copy(record, keys + 2 * i, batch->key_words);
            copy(record + batch->key_words, value, batch->value_words);
        } else if (has_key(batch, i)) {
            copy(record + batch->key_words, value, batch->old_value_words);
        } else {
            expected_places[i] = OTHER;
            others++;
        }
    }
    return others;
}

static void try_format(const struct way *way, const struct kernel *kernel, int key_words, int value_words, int writes) {
    static word directory[CHUNKS];
    word words = key_words + value_words > 0 ? key_words + value_words : 1;
    for (int i = 0; i < CHUNKS; i++) {
        directory[i] = (word) chunks[i] - 8 * ((1 << CHUNK_SHIFT) - CHUNK_WORDS);
    }
    fill(model[0], CHUNKS * CHUNK_WORDS);
    copy(chunks[0], model[0], CHUNKS * CHUNK_WORDS);
    for (int i = 0; i < 20; i++) {
        struct record_batch batch = {
            .chunks = directory, .keys = keys, .values = values, .count = random_below(LONGEST_BATCH + 1),
            .places = places, .candidates = candidates, .key_words = key_words, .value_words = value_words,
            .old_value_words = random_below(2) ? value_words : 0,
            .ahead = random_below(2) ? random_below(2 * LONGEST_BATCH) : 0
        };
        word value_count = value_words * batch.count + 1;
        fill(values, value_count);
        choose(&batch, words, writes);
        copy(expected_values, values, value_count);
        copy(expected_places, places, batch.count + 1);
        word others = writes ? model_write(&batch) : model_read(&batch);
        if (run(way, &batch, kernel) != others) {
            fail(kernel->name, "the number of records with another key");
        }
        expect(kernel, expected_values, values, value_count, "a value of the batch");
        expect(kernel, expected_places, places, batch.count + 1, "a place");
        expect(kernel, model[0], chunks[0], CHUNKS * CHUNK_WORDS, "a word of a record");
    }
}

void try_records(const struct way *way, const char *instruction_set, const char *below) {
    try_hash(way, kernel_for("hash_all_u128", instruction_set, below));
    if (!way->takes_records) {
        return;
    }
    const struct kernel *read = kernel_for("read_all_rec", instruction_set, below);
    const struct kernel *write = kernel_for("write_all_rec", instruction_set, below);
    for (int key_words = 0; key_words <= 2; key_words += 2) {
        for (int value_words = 0; value_words <= MOST_VALUE; value_words++) {
            try_format(way, read, key_words, value_words, 0);
            if (value_words > 0) {
                try_format(way, write, key_words, value_words, 1);
            }
        }
    }
}
