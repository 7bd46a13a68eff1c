// read_all_rec_neon.S - compare and read the records of a batch.
//
//   int64_t bulkmap_read_all_rec_neon(const struct batch *batch);
//
// Contract   for each i < count with a record at places[i]: values[i] = its value, if its
//            key is keys[i]; else places[i] = PLACE_OTHER. Where a place is negative,
//            neither it nor the value changes. Returns how many became PLACE_OTHER. count
//            and value_words may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of records with another key
// Clobbers   x1-x7, x9-x17, v0, v1, flags; 16 bytes of stack
// Requires   Advanced SIMD; keys, values and records are 8-byte aligned
// Assumes    places that are not negative are those of records
// Never      writes to records, reads past keys[count - 1], calls anything
//
// Algorithm  as in amd64/read_records.inc

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
#define key_words       x6
#define key_words32     w6
#define value_words     x7
#define value_words32   w7
#define last            x19                     // bytes before the last word of a record

// Whose turn it is
#define i               x10
#define asked           x9                      // for so many records
#define lead            x20                     // how many to ask for before the first turn
#define lead32          w20

// One record
#define record          x11
#define rest            x12
#define words           x13                     // left to copy
#define key_0           x14
#define key_1           x15
#define stored_0        x16
#define stored_1        x17
#define value           x14                     // where it goes; replaces key_0
#define other           x12                     // replaces rest

#include "record_neon.inc"

FUNCTION(bulkmap_read_all_rec_neon)
        SAVE_PAIR(x19, x20)
        ldr     chunks, [batch, #BATCH_CHUNKS]
        ldp     keys, values, [batch, #BATCH_KEYS]
        ldp     count, places, [batch, #BATCH_COUNT]
        ldrh    key_words32, [batch, #BATCH_KEY_WORDS]
        ldrh    value_words32, [batch, #BATCH_VALUE_WORDS]
        ldrh    lead32, [batch, #BATCH_AHEAD]
        add     last, key_words, value_words
        sub     last, last, #1
        lsl     last, last, #3
        mov     others, #0
        mov     i, #0
        cmp     lead, #0
        csel    asked, count, xzr, eq           // as if all had been asked for
        cbz     count, L(all_read)

L(next_record):
        cmp     asked, count
        b.hs    L(turn)
        ldr     record, [places, asked, lsl #3]
        tbnz    record, #63, L(asked)
        LOCATE_RECORD
        prfm    pldl1keep, [record]
        prfm    pldl1keep, [record, last]
L(asked):
        add     asked, asked, #1
        cmp     asked, lead
        b.lo    L(next_record)

L(turn):
        ldr     record, [places, i, lsl #3]
        tbnz    record, #63, L(skip)
        LOCATE_RECORD
        cbz     key_words, L(same_key)
        COMPARE_KEY
        b.ne    L(other_key)
L(same_key):
        add     record, record, key_words, lsl #3
        mov     value, values
        mov     words, value_words
        COPY_WORDS value, record
L(skip):
        add     keys, keys, #16
        add     values, values, value_words, lsl #3
        add     i, i, #1
        cmp     i, count
        b.lo    L(next_record)

L(all_read):
        RESTORE_PAIR(x19, x20)
        ret

L(other_key):
        mov     other, #PLACE_OTHER
        str     other, [places, i, lsl #3]
        add     others, others, #1
        b       L(skip)
END_FUNCTION(bulkmap_read_all_rec_neon)
