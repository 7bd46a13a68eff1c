// contains_all_i64_neon.S - tell for a batch of 64-bit keys whether they are there.
//
//   int64_t bulkmap_contains_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, the byte i behind batch->values = 1 if the table has
//            keys[i], else 0. Returns the number of keys found. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of keys found
// Clobbers   x1, x3-x17, v0-v4, flags; 1040 bytes of stack
// Requires   Advanced SIMD; keys are 8-byte aligned, values need no alignment
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to the table, reads past keys[count - 1], calls anything
//
// Algorithm  As in get_all_i64_neon.S, but without a branch on whether the key is there:
//            here, both are the rule. Only an absent key in a full group is a branch.

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           x0                      // until the fields are read
#define hits            x0                      // replaces batch

// Fields, read once; block_neon.inc has x3-x6
#define table           x1
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
#define last_key        x15                     // 0 if there is a match; replaces key
#define match           x16                     // one byte per slot, 0xff: has the key
#define found           x17                     // 1 or 0
#define found32         w17

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

FUNCTION(bulkmap_contains_all_i64_neon)
        SAVE_PAIR(x19, x20)
        RESERVE(16*BLOCK_KEYS)

        ldp     table, keys, [batch, #BATCH_TABLE]
        ldp     values, left, [batch, #BATCH_VALUES]
        mov     hits, #0
        LOAD_HASH table
        add     groups, table, #TABLE_GROUPS
        add     end, groups, group_count, lsl #GROUP_SHIFT

        cbz     left, L(done)
        START_BLOCKS
        sub     values, values, span, lsl #1

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
        ldr     last_key, [group, #LAST_KEY]
        cmp     match, #0
        cset    found, ne
        csel    last_key, xzr, last_key, ne
        cbnz    last_key, L(next_group)
L(store):
        strb    found32, [values, i]
        add     hits, hits, found
        add     i, i, #1
        cmp     i, block
        b.lo    L(next_key)

L(block_done):
        NEXT_BLOCK
        add     values, values, span, lsl #1
        b       L(next_block)

// An empty slot ends the probe sequence; otherwise go on to the next group.

L(next_group):
        add     group, group, #GROUP_BYTES
        cmp     group, end
        csel    group, groups, group, eq
        b       L(probe)

// Key 0 marks an empty slot, so its entry lives in the table's header.

L(zero_key):
        ldr     found, [table, #TABLE_ZERO_PRESENT]
        b       L(store)

L(done):
        RELEASE(16*BLOCK_KEYS)
        RESTORE_PAIR(x19, x20)
        ret
END_FUNCTION(bulkmap_contains_all_i64_neon)
