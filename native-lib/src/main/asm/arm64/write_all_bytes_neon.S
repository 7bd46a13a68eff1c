// write_all_bytes_neon.S - write the records of a batch of keys of any length.
//
//   int64_t bulkmap_write_all_bytes_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: where places[i] is candidates[i], the record
//            there, which has its lengths already, gets the bytes of keys[i], a range of
//            content, and behind it values[i]: a word if value_words is 1, else a range of
//            content. Zeros fill up both to a multiple of 8 bytes. Else, if its key has
//            other bytes, places[i] = PLACE_OTHER. Returns how many became PLACE_OTHER.
//            count, and any length, may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of old records with another key
// Clobbers   x1-x17, v0-v3, flags; 32 bytes of stack
// Requires   Advanced SIMD; ranges, values and records are 8-byte aligned
// Assumes    all places are those of records
// Never      writes to ranges or values, or behind a record; reads before the first or behind
//            the last byte of a range, calls anything
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
#define candidates      x8

// One record
#define i               x9                      // from -RECORDS_AHEAD on
#define record          x10
#define target          x10                     // part of the record; replaces record
#define key             x11
#define key32           w11
#define source          x11                     // key or value; replaces key
#define source32        w11
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
#define place           x13                     // replaces rest
#define candidate       x14                     // replaces more
#define other           x13                     // replaces rest

#include "bytes_neon.inc"

FUNCTION(bulkmap_write_all_bytes_neon)
        SAVE_PAIR(x19, x20)
        SAVE_PAIR(x21, x22)
        ldr     chunks, [batch, #BATCH_CHUNKS]
        ldp     ranges, values, [batch, #BATCH_KEYS]
        ldp     count, places, [batch, #BATCH_COUNT]
        ldr     candidates, [batch, #BATCH_CANDIDATES]
        ldrh    value_words32, [batch, #BATCH_VALUE_WORDS]
        ldr     content, [batch, #BATCH_CONTENT]
        mov     others, #0
        cbz     count, L(all_written)
        mov     i, #-RECORDS_AHEAD

L(next_record):
        add     rest, i, #RECORDS_AHEAD
        cmp     rest, count
        b.hs    L(prefetched)
        PREFETCH_AHEAD
L(prefetched):
        tbnz    i, #63, L(written)
        ldr     record, [places, i, lsl #3]
        LOCATE_RECORD
        add     rest, ranges, i, lsl #3
        ldp     key32, length32, [rest, #RANGE_BEGIN]
        add     key, key, content
        ldr     place, [places, i, lsl #3]
        ldr     candidate, [candidates, i, lsl #3]
        cmp     place, candidate
        b.ne    L(old_record)

        add     target, target, #RECORD_KEY
        COPY_BYTES of_key
        PAD_LENGTH
        add     target, target, rest
        cbz     value_words32, L(value_is_range)
        ldr     rest, [values, i, lsl #3]
        str     rest, [target]
L(written):
        add     i, i, #1
        cmp     i, count
        b.lt    L(next_record)

L(all_written):
        RESTORE_PAIR(x21, x22)
        RESTORE_PAIR(x19, x20)
        ret

L(value_is_range):
        add     rest, values, i, lsl #3
        ldp     source32, length32, [rest, #RANGE_BEGIN]
        add     source, source, content
        COPY_BYTES of_value
        b       L(written)

L(old_record):
        COMPARE_BYTES
        b.eq    L(written)
        mov     other, #PLACE_OTHER
        str     other, [places, i, lsl #3]
        add     others, others, #1
        b       L(written)

        COPY_OTHER_LENGTHS of_key
        COPY_OTHER_LENGTHS of_value
        COMPARE_OTHER_LENGTHS
END_FUNCTION(bulkmap_write_all_bytes_neon)
