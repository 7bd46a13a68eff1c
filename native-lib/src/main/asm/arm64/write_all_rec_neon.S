// write_all_rec_neon.S - write the records of a batch.
//
//   int64_t bulkmap_write_all_rec_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: where places[i] is candidates[i], the record
//            there gets the key and the value. Else, if its key is keys[i], it gets the
//            first old_value_words of the value; and if not, places[i] = PLACE_OTHER.
//            Returns how many became PLACE_OTHER. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of old records with another key
// Clobbers   x1-x17, v0, v1, flags; 32 bytes of stack
// Requires   Advanced SIMD; keys, values and records are 8-byte aligned
// Assumes    all places are those of records
// Never      writes to keys or values, reads past keys[count - 1], calls anything
//
// Algorithm  as in amd64/write_records.inc

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           x0                      // until the fields are read
#define others          x0                      // replaces batch

// Fields, read once
#define chunks          x1
#define keys            x2                      // the next one
#define values          x3                      // the next one
#define count           x4
#define places          x5
#define candidates      x6
#define key_words       x7
#define key_words32     w7
#define value_words     x8
#define value_words32   w8
#define last            x19                     // bytes before the last word of a record
#define old_words       x20
#define old_words32     w20

// Whose turn it is
#define i               x10
#define asked           x9                      // for so many records
#define lead            x21                     // how many to ask for before the first turn
#define lead32          w21

// One record
#define record          x11
#define rest            x12
#define words           x13                     // left to copy
#define key_0           x14
#define key_1           x15
#define stored_0        x16
#define stored_1        x17
#define place           x12                     // replaces rest
#define candidate       x14
#define value           x14                     // where it comes from; replaces key_0
#define other           x12                     // replaces rest

#include "record_neon.inc"

FUNCTION(bulkmap_write_all_rec_neon)
        SAVE_PAIR(x19, x20)
        SAVE_PAIR(x21, x22)
        ldr     chunks, [batch, #BATCH_CHUNKS]
        ldp     keys, values, [batch, #BATCH_KEYS]
        ldp     count, places, [batch, #BATCH_COUNT]
        ldr     candidates, [batch, #BATCH_CANDIDATES]
        ldrh    key_words32, [batch, #BATCH_KEY_WORDS]
        ldrh    value_words32, [batch, #BATCH_VALUE_WORDS]
        ldrh    old_words32, [batch, #BATCH_OLD_VALUE_WORDS]
        ldrh    lead32, [batch, #BATCH_AHEAD]
        add     last, key_words, value_words
        sub     last, last, #1
        lsl     last, last, #3
        mov     others, #0
        mov     i, #0
        cmp     lead, #0
        csel    asked, count, xzr, eq           // as if all had been asked for
        cbz     count, L(all_written)

L(next_record):
        cmp     asked, count
        b.hs    L(turn)
        ldr     record, [places, asked, lsl #3]
        LOCATE_RECORD
        prfm    pldl1keep, [record]
        prfm    pldl1keep, [record, last]
        add     asked, asked, #1
        cmp     asked, lead
        b.lo    L(next_record)

L(turn):
        ldr     record, [places, i, lsl #3]
        LOCATE_RECORD
        ldr     place, [places, i, lsl #3]
        ldr     candidate, [candidates, i, lsl #3]
        mov     words, value_words
        cmp     place, candidate
        b.ne    L(old_record)
        cbz     key_words, L(copy_value)
        ldr     words_q, [keys]
        str     words_q, [record], #16
L(copy_value):
        mov     value, values
        COPY_WORDS record, value
L(written):
        add     keys, keys, #16
        add     values, values, value_words, lsl #3
        add     i, i, #1
        cmp     i, count
        b.lo    L(next_record)

L(all_written):
        RESTORE_PAIR(x21, x22)
        RESTORE_PAIR(x19, x20)
        ret

L(old_record):
        mov     words, old_words
        cbz     key_words, L(copy_value)
        COMPARE_KEY
        b.ne    L(other_key)
        add     record, record, #16
        b       L(copy_value)

L(other_key):
        mov     other, #PLACE_OTHER
        str     other, [places, i, lsl #3]
        add     others, others, #1
        b       L(written)
END_FUNCTION(bulkmap_write_all_rec_neon)
