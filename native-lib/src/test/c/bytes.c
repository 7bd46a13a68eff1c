// bytes.c - random batches for every function for keys of any length, and what a model says about
// them.
//
// Keys and values are ranges of one array of bytes, and so are those of the model: it goes byte by
// byte. Of each chunk only the last records are there.

#include "kernels.h"

#define CHUNKS          3
#define CHUNK_WORDS     2000
#define RECORDS         20                      // of a chunk, of which some may not fit
#define CONTENT         4096
#define LONGEST         300
#define LONGEST_BATCH   (4 * RECORDS_AHEAD + 5)
#define SECRET_WORDS    32
#define PRIME           ((1ull << HASH_PRIME_BITS) - 1)
#define ABSENT          ((word) PLACE_ABSENT)
#define OTHER           ((word) PLACE_OTHER)

typedef unsigned __int128 two_words;

struct range {
    unsigned begin;
    unsigned length;
};

#define SAME(type, field, offset) \
    _Static_assert(__builtin_offsetof(type, field) == (offset), "layout.h")

SAME(struct bytes_batch, chunks, BATCH_CHUNKS);
SAME(struct bytes_batch, chunks, BATCH_SECRET);
SAME(struct bytes_batch, keys, BATCH_KEYS);
SAME(struct bytes_batch, values, BATCH_VALUES);
SAME(struct bytes_batch, count, BATCH_COUNT);
SAME(struct bytes_batch, places, BATCH_PLACES);
SAME(struct bytes_batch, function, BATCH_FUNCTION);
SAME(struct bytes_batch, candidates, BATCH_CANDIDATES);
SAME(struct bytes_batch, value_words, BATCH_VALUE_WORDS);
SAME(struct bytes_batch, content, BATCH_CONTENT);
SAME(struct range, begin, RANGE_BEGIN);
SAME(struct range, length, RANGE_LENGTH);
_Static_assert(sizeof(struct range) == sizeof(word), "a value is a range or a word");

struct record {
    word place;
    unsigned key_length;
    unsigned value_length;
};

static word chunks[CHUNKS][CHUNK_WORDS];
static word model[CHUNKS][CHUNK_WORDS];
static word directory[CHUNKS];

static struct record records[CHUNKS * RECORDS];
static int record_count;

static unsigned char content[CONTENT];

// One more of each than the batch has.
static struct range keys[LONGEST_BATCH + 1];
static word values[LONGEST_BATCH + 1];
static word places[LONGEST_BATCH + 1];
static word candidates[LONGEST_BATCH + 1];
static word expected_values[LONGEST_BATCH + 1];
static word expected_places[LONGEST_BATCH + 1];

static void fill(void *words, word count) {
    for (word i = 0; i < count; i++) {
        ((word *) words)[i] = random_word();
    }
}

static void copy(void *target, const void *source, word bytes) {
    for (word i = 0; i < bytes; i++) {
        ((unsigned char *) target)[i] = ((const unsigned char *) source)[i];
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

static word run(const struct way *way, struct bytes_batch *batch, const struct kernel *kernel) {
    batch->function = kernel->function;
    return way->run((const struct batch *) batch);
}

// Short ones as often as all others.
static unsigned random_length(void) {
    return random_below(random_below(2) ? 20 : LONGEST + 1);
}

static struct range random_range(unsigned length) {
    return (struct range) { random_below(CONTENT - length + 1), length };
}

// --- the hash ---------------------------------------------------------------------------

static word word_at(struct range range, unsigned at) {
    word result = 0;
    for (unsigned i = 0; i < 8 && at + i < range.length; i++) {
        result |= (word) content[range.begin + at + i] << (8 * i);
    }
    return result;
}

// Of the bytes of a range from one to another.
static two_words nh(const word *secret, struct range range, unsigned from, unsigned to) {
    two_words sum = 0;
    for (unsigned i = from; i < to; i += 16) {
        const word *pair = secret + (SECRET_BLOCK + i - from) / 8;
        sum += (two_words) (pair[0] + word_at(range, i)) * (pair[1] + word_at(range, i + 8));
    }
    return sum;
}

static two_words number(const word *lower) {
    return (two_words) lower[1] << 64 | lower[0];
}

static word pair_multiply_shift(const word *secret, two_words words) {
    two_words sum_0 = number(secret + SECRET_A0 / 8) + (word) (words >> 64);
    two_words sum_1 = number(secret + SECRET_A1 / 8) + (word) words;
    return (sum_0 * sum_1 + number(secret + SECRET_B / 8)) >> 64;
}

// A library of C would have the division.
static word modulo_prime(two_words number) {
    while (number > PRIME) {
        number = (number & PRIME) + (number >> HASH_PRIME_BITS);
    }
    return number == PRIME ? 0 : number;
}

static word model_hash(const word *secret, struct range range) {
    word polynomial = 0;
    unsigned at = 0;
    for (; range.length - at > HASH_BLOCK_BYTES; at += HASH_BLOCK_BYTES) {
        two_words block = nh(secret, range, at, at + HASH_BLOCK_BYTES);
        word coefficient = pair_multiply_shift(secret + SECRET_OF_BLOCKS / 8, block) >> (64 - HASH_PRIME_BITS);
        polynomial = modulo_prime((two_words) polynomial * secret[SECRET_POINT / 8] + coefficient);
    }
    two_words sum = nh(secret, range, at, range.length);
    sum += (two_words) (secret[SECRET_LENGTH / 8] + range.length)
        * (word) (secret[SECRET_POLYNOMIAL / 8] + polynomial);
    return pair_multiply_shift(secret + SECRET_OF_ALL / 8, sum);
}

static void try_hash(const struct way *way, const struct kernel *kernel) {
    for (word count = 0; count <= LONGEST_BATCH; count++) {
        word secret[SECRET_WORDS];
        fill(secret, SECRET_WORDS);
        secret[SECRET_POINT / 8] %= PRIME;
        fill(content, CONTENT / 8);
        fill(values, LONGEST_BATCH + 1);
        copy(expected_values, values, sizeof values);
        for (word i = 0; i < count; i++) {
            keys[i] = random_range(random_length());
            for (unsigned j = 0; random_below(4) == 0 && j < keys[i].length; j++) {
                content[keys[i].begin + j] = 255;
            }
        }
        for (word i = 0; i < count; i++) {
            expected_values[i] = model_hash(secret, keys[i]);
        }
        struct bytes_batch batch = {
            .chunks = secret, .keys = keys, .values = values, .count = count, .content = content
        };
        if (run(way, &batch, kernel) != 0) {
            fail(kernel->name, "the result");
        }
        expect(kernel, expected_values, values, LONGEST_BATCH + 1, "a hash");
    }
}

// --- records ----------------------------------------------------------------------------

static unsigned padded(unsigned length) {
    return (length + 7) / 8 * 8;
}

// Where a record of the model is. The chunk begins far before what is there of it.
static unsigned char *record_at(word place) {
    return (unsigned char *) (model[place >> CHUNK_SHIFT] + (place & ((1 << CHUNK_SHIFT) - 1))
        - ((1 << CHUNK_SHIFT) - CHUNK_WORDS));
}

static unsigned key_length_at(word place) {
    unsigned length;
    copy(&length, record_at(place) + RECORD_KEY_LENGTH, sizeof length);
    return length;
}

// The last one ends with the chunk. Each has a key out of the content.
static void make_records(int words) {
    record_count = 0;
    fill(model, CHUNKS * CHUNK_WORDS);
    for (word chunk = 0; chunk < CHUNKS; chunk++) {
        directory[chunk] = (word) chunks[chunk] - 8 * ((1 << CHUNK_SHIFT) - CHUNK_WORDS);
        word place = (chunk + 1) << CHUNK_SHIFT;
        word room = CHUNK_WORDS;
        for (int i = 0; i < RECORDS; i++) {
            struct record record = { 0, random_length(), words ? 8 : random_length() };
            word needed = (RECORD_KEY + padded(record.key_length) + padded(record.value_length)) / 8;
            if (needed > room) {
                break;
            }
            room -= needed;
            place -= needed;
            record.place = place;
            unsigned char *bytes = record_at(place);
            copy(bytes + RECORD_KEY_LENGTH, &record.key_length, sizeof record.key_length);
            for (unsigned j = 0; j < padded(record.key_length); j++) {
                bytes[RECORD_KEY + j] = j < record.key_length ? random_below(256) : 0;
            }
            records[record_count++] = record;
        }
    }
    copy(chunks, model, sizeof chunks);
}

// Any records, some of them twice; half of the keys are theirs, others differ in one bit or
// in their length.
static void choose(const struct bytes_batch *batch, int writes) {
    unsigned end = 0;
    fill(values, LONGEST_BATCH + 1);
    fill(places, LONGEST_BATCH + 1);
    fill(content, CONTENT / 8);
    for (word i = 0; i < batch->count; i++) {
        const struct record *record = &records[random_below(record_count)];
        word kind = random_below(4);
        unsigned length = record->key_length;
        places[i] = kind == 0 && !writes ? ABSENT : record->place;
        candidates[i] = kind == 0 ? record->place : random_word() >> 1;
        keys[i] = random_range(length);
        if (kind > 0 && end + length + 2 < CONTENT) {
            keys[i].begin = end + random_below(2);
            copy(content + keys[i].begin, record_at(record->place) + RECORD_KEY, length);
            end = keys[i].begin + length;
            if (kind == 3 && length > 0) {
                content[keys[i].begin + random_below(length)] ^= 1 << random_below(8);
            } else if (kind == 2 && random_below(2)) {
                keys[i].length += length > 0 && random_below(2) ? -1 : 1;
                end++;
            }
        }
        if (writes && !batch->value_words) {
            struct range value = random_range(record->value_length);
            copy(&values[i], &value, sizeof value);
        }
    }
}

static int has_key(word place, struct range key) {
    if (key_length_at(place) != key.length) {
        return 0;
    }
    for (unsigned i = 0; i < key.length; i++) {
        if (record_at(place)[RECORD_KEY + i] != content[key.begin + i]) {
            return 0;
        }
    }
    return 1;
}

static void put_padded(unsigned char *target, const unsigned char *source, unsigned length) {
    for (unsigned i = 0; i < padded(length); i++) {
        target[i] = i < length ? source[i] : 0;
    }
}

static word model_read(const struct bytes_batch *batch) {
    word others = 0;
    for (word i = 0; i < batch->count; i++) {
        word place = places[i];
        if (place == ABSENT) {
            continue;
        }
        if (!has_key(place, keys[i])) {
            expected_places[i] = OTHER;
            others++;
        } else if (batch->value_words) {
            copy(&expected_values[i], record_at(place) + RECORD_KEY + padded(keys[i].length), 8);
        }
    }
    return others;
}

static word model_write(const struct bytes_batch *batch) {
    word others = 0;
    for (word i = 0; i < batch->count; i++) {
        word place = places[i];
        if (place == candidates[i]) {
            unsigned char *value = record_at(place) + RECORD_KEY + padded(keys[i].length);
            struct range range;
            copy(&range, &values[i], sizeof range);
            put_padded(record_at(place) + RECORD_KEY, content + keys[i].begin, keys[i].length);
            if (batch->value_words) {
                copy(value, &values[i], 8);
            } else {
                put_padded(value, content + range.begin, range.length);
            }
        } else if (!has_key(place, keys[i])) {
            expected_places[i] = OTHER;
            others++;
        }
    }
    return others;
}

static void try_batches(const struct way *way, const struct kernel *kernel, int words, int writes) {
    for (int i = 0; i < 200; i++) {
        if (i % 10 == 0) {
            make_records(words);
        }
        struct bytes_batch batch = {
            .chunks = directory, .keys = keys, .values = values, .count = random_below(LONGEST_BATCH + 1),
            .places = places, .candidates = candidates, .value_words = words, .content = content
        };
        choose(&batch, writes);
        copy(expected_values, values, sizeof values);
        copy(expected_places, places, sizeof places);
        word others = writes ? model_write(&batch) : model_read(&batch);
        if (run(way, &batch, kernel) != others) {
            fail(kernel->name, "the number of records with another key");
        }
        expect(kernel, expected_values, values, LONGEST_BATCH + 1, "a value of the batch");
        expect(kernel, expected_places, places, LONGEST_BATCH + 1, "a place");
        expect(kernel, model[0], chunks[0], CHUNKS * CHUNK_WORDS, "a word of a record");
    }
}

void try_bytes(const struct way *way, const char *instruction_set, const char *below) {
    if (!way->takes_records) {
        return;
    }
    try_hash(way, kernel_for("hash_all_bytes", instruction_set, below));
    for (int words = 0; words <= 1; words++) {
        try_batches(way, kernel_for("read_all_bytes", instruction_set, below), words, 0);
        try_batches(way, kernel_for("write_all_bytes", instruction_set, below), words, 1);
    }
}
