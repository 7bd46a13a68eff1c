// get_all_i64_neon.S - look up a batch of 64-bit keys.
//
//   int64_t bulkmap_get_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the value of keys[i], or batch->missing when
//            the table does not have the key. Returns the number of keys found. count may
//            be 0; keys and values may be the same array.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of keys found
// Clobbers   x1-x17, v0-v4, flags; 1040 bytes of stack
// Requires   Advanced SIMD; keys and values are 8-byte aligned
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to the table, reads past keys[count - 1], calls anything
//
// Algorithm  as in amd64/get_all_i64_avx2.S, except that keys are hashed one at a time.
//            NEON has no move-mask: the comparison of 8 keys is narrowed to 8 bytes, one
//            per slot, so that the number of zero bits below the match is the offset of
//            the slot in bytes.

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           x0                      // until the fields are read
#define hits            x0                      // replaces batch

// Fields, read once; block_neon.inc has x3-x6
#define table           x1
#define missing         x2
#define keys            x7                      // where number 0 is
#define values          x8                      // where number 0 is
#define left            x9                      // keys that are not hashed yet
#define groups          x10                     // group 0
#define end             x11                     // behind the last group

// One block, as in amd64/blocks.inc
#define block           x12                     // end of its numbers
#define i               x13                     // number of a key
#define span            x19
#define next            x20
#define ahead           x15
#define homes           sp                      // one per number

// One key
#define home            x14
#define group           x14                     // replaces home
#define key             x15
#define match           x16                     // one byte per slot, 0xff: has the key
#define slot            x16                     // offset in bytes; replaces match
#define last_key        x16                     // replaces match
#define zero_present    x16
#define value           x17

// Vectors: keys of two slots each, then comparisons
#define slots_01_q      q0
#define slots_23_q      q1
#define slots_45_q      q2
#define slots_67_q      q3
#define slots_01        v0
#define slots_23        v1
#define slots_45        v2
#define slots_67        v3
#define match_d         d0
#define key_v           v4

#include "block_neon.inc"

FUNCTION(bulkmap_get_all_i64_neon)
        SAVE_PAIR(x19, x20)
        RESERVE(16*BLOCK_KEYS)

        ldp     table, keys, [batch, #BATCH_TABLE]
        ldp     values, left, [batch, #BATCH_VALUES]
        ldr     missing, [batch, #BATCH_MISSING]
        mov     hits, #0
        LOAD_HASH table
        add     groups, table, #TABLE_GROUPS
        add     end, groups, group_count, lsl #GROUP_SHIFT

        cbz     left, L(done)
        START_BLOCKS
        sub     values, values, span, lsl #4

L(next_block):
        HASH_NEXT_BLOCK
        cmp     i, block
        b.hs    L(block_done)

L(next_key):
        ldr     home, [homes, i, lsl #3]
        and     group, home, #-GROUP_BYTES
        add     group, groups, group
        ldr     key, [keys, i, lsl #3]
        cbz     key, L(zero_key)
        dup     key_v.2d, key

// Which of the 8 slots has the key? At most one.

L(probe):
        ldp     slots_01_q, slots_23_q, [group, #GROUP_KEYS]
        ldp     slots_45_q, slots_67_q, [group, #GROUP_KEYS + 32]
        cmeq    slots_01.2d, slots_01.2d, key_v.2d
        cmeq    slots_23.2d, slots_23.2d, key_v.2d
        cmeq    slots_45.2d, slots_45.2d, key_v.2d
        cmeq    slots_67.2d, slots_67.2d, key_v.2d
        uzp1    slots_01.4s, slots_01.4s, slots_23.4s
        uzp1    slots_45.4s, slots_45.4s, slots_67.4s
        uzp1    slots_01.8h, slots_01.8h, slots_45.8h
        xtn     slots_01.8b, slots_01.8h
        fmov    match, match_d
        cbz     match, L(no_match)
        rbit    slot, match
        clz     slot, slot
        add     slot, slot, #GROUP_VALUES
        ldr     value, [group, slot]
L(found):
        add     hits, hits, #1
L(store):
        str     value, [values, i, lsl #3]
        add     i, i, #1
        cmp     i, block
        b.lo    L(next_key)

L(block_done):
        NEXT_BLOCK
        add     values, values, span, lsl #4
        b       L(next_block)

// An empty slot ends the probe sequence; otherwise go on to the next group.

L(no_match):
        ldr     last_key, [group, #LAST_KEY]
        cbz     last_key, L(absent)
        add     group, group, #GROUP_BYTES
        cmp     group, end
        csel    group, groups, group, eq
        b       L(probe)

// Key 0 marks an empty slot, so its entry lives in the table's header.

L(zero_key):
        ldp     zero_present, value, [table, #TABLE_ZERO_PRESENT]
        cbnz    zero_present, L(found)

L(absent):
        mov     value, missing
        b       L(store)

L(done):
        RELEASE(16*BLOCK_KEYS)
        RESTORE_PAIR(x19, x20)
        ret
END_FUNCTION(bulkmap_get_all_i64_neon)
