// records.c - the situations in which instructions of the functions for records are counted.
//
// One chunk, of which only the last records are there. Every key is right: another one is what a hash of 64 bits
// makes rare.

#include "program.h"

#define BATCH           1024
#define MOST_WORDS      (2 + 4)
#define LONGEST_KEY     200
#define CHUNK_WORDS     ((word) 1 << CHUNK_SHIFT)
#define THERE           (BATCH * (LONGEST_KEY / 8 + 2))         // words of the chunk

struct range {
    unsigned begin;
    unsigned length;
};

static word chunk[THERE];
static word directory[1];
static word keys[2 * BATCH];
static struct range ranges[BATCH];
static word values[MOST_WORDS * BATCH];
static word places[BATCH];
static word candidates[BATCH];
static unsigned char content[BATCH * LONGEST_KEY];
static word secret[32];

static void fill(word *words, word how_many) {
    for (word i = 0; i < how_many; i++) {
        words[i] = any_word();
    }
}

// Places of records with so many words, in any order.
static void place_records(word words) {
    directory[0] = (word) chunk - 8 * (CHUNK_WORDS - THERE);
    for (word i = 0; i < BATCH; i++) {
        word other = any_word() % (i + 1);
        places[i] = places[other];
        places[other] = CHUNK_WORDS - words * (i + 1);
    }
}

static word *record_at(word place) {
    return chunk + place - (CHUNK_WORDS - THERE);
}

// New records have their candidates for places.
static void choose_candidates(int are_new) {
    for (word i = 0; i < BATCH; i++) {
        candidates[i] = are_new ? places[i] : CHUNK_WORDS - 1;
    }
}

// --- keys of two words, and rows without keys ---------------------------------------------

// As Java has it: small maps ask for nothing, large ones for 32 records ahead.
static void count_words(const char *situation, void *function, int key_words, int value_words, int are_new, int ahead) {
    place_records(key_words + value_words);
    choose_candidates(are_new);
    fill(keys, 2 * BATCH);
    fill(values, value_words * BATCH);
    for (word i = 0; i < BATCH; i++) {
        for (int j = 0; j < key_words; j++) {
            record_at(places[i])[j] = keys[2 * i + j];
        }
    }
    struct record_batch batch = {
        .chunks = directory, .keys = keys, .values = values, .count = BATCH, .places = places, .function = function,
        .candidates = candidates, .key_words = key_words, .value_words = value_words, .old_value_words = value_words,
        .ahead = ahead
    };
    count(situation, function, &batch, BATCH, 0);
}

static void count_hash_of_words(void *function) {
    fill(secret, 6);
    fill(keys, 2 * BATCH);
    struct record_batch batch = {
        .chunks = secret, .keys = keys, .values = values, .count = BATCH, .function = function
    };
    count("any key", function, &batch, BATCH, 0);
}

// --- keys of any length -------------------------------------------------------------------

static void make_keys(unsigned length) {
    for (word i = 0; i < BATCH * LONGEST_KEY; i++) {
        content[i] = (unsigned char) any_word();
    }
    for (unsigned i = 0; i < BATCH; i++) {
        ranges[i] = (struct range) { i * length, length };
    }
}

static void count_bytes(const char *situation, void *function, unsigned length, int are_new) {
    word key_words = (length + 7) / 8;
    make_keys(length);
    place_records(key_words + 2);
    choose_candidates(are_new);
    fill(values, BATCH);
    for (word i = 0; i < BATCH; i++) {
        word *record = record_at(places[i]);
        record[0] = length | (word) 8 << 32;
        record[key_words] = 0;
        for (unsigned j = 0; j < length; j++) {
            ((unsigned char *) record)[RECORD_KEY + j] = content[ranges[i].begin + j];
        }
    }
    struct bytes_batch batch = {
        .chunks = directory, .keys = ranges, .values = values, .count = BATCH, .places = places, .function = function,
        .candidates = candidates, .value_words = 1, .content = content
    };
    count(situation, function, &batch, BATCH, 0);
}

static void count_hash_of_bytes(const char *situation, void *function, unsigned length) {
    fill(secret, LENGTH(secret));
    secret[SECRET_POINT / 8] >>= 64 - HASH_PRIME_BITS;
    make_keys(length);
    struct bytes_batch batch = {
        .chunks = secret, .keys = ranges, .values = values, .count = BATCH, .function = function, .content = content
    };
    count(situation, function, &batch, BATCH, 0);
}

int count_for_records(const char *operation, void *function) {
    if (equal(operation, "hash_all_u128")) {
        count_hash_of_words(function);
    } else if (equal(operation, "read_all_rec")) {
        count_words("UUID to long", function, 2, 1, 0, 0);
        count_words("UUID to long, large map", function, 2, 1, 0, 32);
        count_words("UUID to UUID", function, 2, 2, 0, 0);
        count_words("row of 4", function, 0, 4, 0, 0);
    } else if (equal(operation, "write_all_rec")) {
        count_words("UUID to long", function, 2, 1, 0, 0);
        count_words("UUID to long, large map", function, 2, 1, 0, 32);
        count_words("UUID to long, new", function, 2, 1, 1, 0);
        count_words("UUID to UUID", function, 2, 2, 0, 0);
        count_words("row of 4", function, 0, 4, 0, 0);
        count_words("row of 4, new", function, 0, 4, 1, 0);
    } else if (equal(operation, "hash_all_bytes")) {
        count_hash_of_bytes("8 bytes", function, 8);
        count_hash_of_bytes("20 bytes", function, 20);
        count_hash_of_bytes("36 bytes", function, 36);
        count_hash_of_bytes("200 bytes", function, 200);
    } else if (equal(operation, "read_all_bytes")) {
        count_bytes("8 bytes", function, 8, 0);
        count_bytes("20 bytes", function, 20, 0);
        count_bytes("36 bytes", function, 36, 0);
        count_bytes("200 bytes", function, 200, 0);
    } else if (equal(operation, "write_all_bytes")) {
        count_bytes("20 bytes", function, 20, 0);
        count_bytes("20 bytes, new", function, 20, 1);
        count_bytes("200 bytes, new", function, 200, 1);
    } else {
        return 0;
    }
    return 1;
}
