// read_all_bytes_neon.S - compare and read the records of a batch of keys of any length.
//
//   int64_t bulkmap_read_all_bytes_neon(const struct batch *batch);
//
// Contract   for each i < count with a record at places[i]: if its key has the bytes of
//            keys[i], a range of content, and value_words is 1, values[i] = the word behind
//            its key; and if it has another key, places[i] = PLACE_OTHER. Where a place is
//            negative, neither it nor the value changes. Returns how many became PLACE_OTHER.
//            count, and any length, may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of records with another key
// Clobbers   x1-x17, v0-v3, flags; 32 bytes of stack
// Requires   Advanced SIMD; ranges, values and records are 8-byte aligned
// Assumes    places that are not negative are those of records; without any chunk, chunks is
//            0
// Never      writes to records, reads before the first or behind the last byte of a key,
//            reads values of another length than a word, calls anything
//
// Algorithm  as in amd64/read_bytes.inc

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           x0                      // until the fields are read
#define others          x0                      // replaces batch

// Fields, read once
#define chunks          x1
#define ranges          x2                      // of keys
#define values          x3
#define count           x4
#define places          x5
#define content         x6
#define value_words32   w7

// One record
#define i               x9                      // from -RECORDS_AHEAD on
#define record          x10
#define key             x11
#define key32           w11
#define length          x12
#define length32        w12
#define rest            x13
#define rest32          w13
#define more            x14
#define more32          w14
#define middle          x15
#define end             x16
#define stored_end      x17
#define key_0           x19
#define key_0_32        w19
#define key_1           x20
#define key_1_32        w20
#define stored_0        x21
#define stored_0_32     w21
#define stored_1        x22
#define stored_1_32     w22
#define other           x13                     // replaces rest

#include "bytes_neon.inc"

FUNCTION(bulkmap_read_all_bytes_neon)
        SAVE_PAIR(x19, x20)
        SAVE_PAIR(x21, x22)
        ldr     chunks, [batch, #BATCH_CHUNKS]
        ldp     ranges, values, [batch, #BATCH_KEYS]
        ldp     count, places, [batch, #BATCH_COUNT]
        ldrh    value_words32, [batch, #BATCH_VALUE_WORDS]
        ldr     content, [batch, #BATCH_CONTENT]
        mov     others, #0
        cbz     count, L(all_read)
        cbz     chunks, L(all_read)
        mov     i, #-RECORDS_AHEAD

L(next_record):
        add     rest, i, #RECORDS_AHEAD
        cmp     rest, count
        b.hs    L(prefetched)
        PREFETCH_AHEAD
L(prefetched):
        tbnz    i, #63, L(skip)
        ldr     record, [places, i, lsl #3]
        tbnz    record, #63, L(skip)
        LOCATE_RECORD
        add     rest, ranges, i, lsl #3
        ldp     key32, length32, [rest, #RANGE_BEGIN]
        add     key, key, content
        COMPARE_BYTES
        b.ne    L(other_key)
        cbz     value_words32, L(skip)
        PAD_LENGTH
        add     rest, rest, #RECORD_KEY
        ldr     rest, [record, rest]
        str     rest, [values, i, lsl #3]
L(skip):
        add     i, i, #1
        cmp     i, count
        b.lt    L(next_record)

L(all_read):
        RESTORE_PAIR(x21, x22)
        RESTORE_PAIR(x19, x20)
        ret

L(other_key):
        mov     other, #PLACE_OTHER
        str     other, [places, i, lsl #3]
        add     others, others, #1
        b       L(skip)

        COMPARE_OTHER_LENGTHS
END_FUNCTION(bulkmap_read_all_bytes_neon)
