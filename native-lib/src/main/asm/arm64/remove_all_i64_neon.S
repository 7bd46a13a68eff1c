// remove_all_i64_neon.S - remove a batch of 64-bit keys.
//
//   int64_t bulkmap_remove_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: the entry with keys[i] is removed, if there is
//            one. Returns the number of entries removed. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of entries removed; table->size counts the others
// Clobbers   x1-x17, v0-v4, flags; 2096 bytes of stack
// Requires   Advanced SIMD; keys are 8-byte aligned
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to keys, reads past keys[count - 1]
//
// Algorithm  Blocks, hash, prefetch and probe as in get_all_i64_neon.S. The last entry of
//            the group moves into the gap. Where the group is full, entries of later
//            groups may have passed it and must move up: close_gap_i64.S.

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           x0                      // until the fields are read
#define removed         x2
#define result          x0                      // replaces table

// Fields, read once; block_neon.inc has x3-x6, close_gap_i64.S relies on groups and end
#define table           x0                      // replaces batch
#define keys            x7                      // where number 0 is
#define left            x9                      // keys that are not hashed yet
#define groups          x10                     // group 0
#define end             x11                     // behind the last group

// One block, as in amd64/blocks.inc
#define block           x12                     // end of its numbers
#define i               x13                     // number of a key
#define span            x20
#define next            x21
#define ahead           x22
#define homes           sp                      // one per number
#define block_keys      x19                     // on the stack

// One key; close_gap_i64.S clobbers all of these
#define home            x14
#define group           x14                     // replaces home
#define match           x15                     // one byte per slot, 0xff: has the key
#define slot            x15                     // offset in bytes; replaces match
#define key             x16
#define last_key        x16                     // replaces key
#define last            x16                     // last occupied slot, offset in bytes
#define last_place      x17                     // its address
#define gap             x1                      // address of the slot with the key
#define tag_place       x8                      // group + number of last slot
#define gap_tag_place   x15                     // group + number of slot; replaces slot
#define moved           x14                     // replaces group
#define moved32         w14
#define zero_present    x14
#define entries         x14

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

FUNCTION(bulkmap_remove_all_i64_neon)
        SAVE_RETURN
        SAVE_PAIR(x19, x20)
        SAVE_PAIR(x21, x22)
        RESERVE(32*BLOCK_KEYS)
        add     block_keys, sp, #16*BLOCK_KEYS

        mov     removed, #0
        ldr     left, [batch, #BATCH_COUNT]
        ldp     table, keys, [batch, #BATCH_TABLE]
        LOAD_HASH table
        add     groups, table, #TABLE_GROUPS
        add     end, groups, group_count, lsl #GROUP_SHIFT

        cbz     left, L(done)
        START_BLOCKS

L(next_block):
        HASH_NEXT_BLOCK
        cmp     i, block
        b.hs    L(block_done)

L(next_key):
        ldr     home, [homes, i, lsl #3]
        and     group, home, #-GROUP_BYTES
        add     group, groups, group
        ldr     key, [block_keys, i, lsl #3]
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
        cbz     match, L(no_match)
        add     removed, removed, #1
        rbit    slot, match
        clz     slot, slot
        add     gap, group, slot
        cbnz    last_key, L(full_group)

// The tags of occupied slots have their highest bit set, those of empty ones are 0.

        ldr     last, [group, #GROUP_TAGS]
        clz     last, last
        neg     last, last
        add     last, last, #LAST_KEY
        add     last_place, group, last
        add     tag_place, group, last, lsr #3
        add     gap_tag_place, group, slot, lsr #3
        ldr     moved, [last_place, #GROUP_KEYS]
        str     moved, [gap, #GROUP_KEYS]
        ldr     moved, [last_place, #GROUP_VALUES]
        str     moved, [gap, #GROUP_VALUES]
        ldrb    moved32, [tag_place, #GROUP_TAGS]
        strb    moved32, [gap_tag_place, #GROUP_TAGS]
        str     xzr, [last_place, #GROUP_KEYS]
        str     xzr, [last_place, #GROUP_VALUES]
        strb    wzr, [tag_place, #GROUP_TAGS]
L(removed):
        add     i, i, #1
        cmp     i, block
        b.lo    L(next_key)

L(block_done):
        NEXT_BLOCK
        b       L(next_block)

// An empty slot ends the probe sequence; otherwise go on to the next group.

L(no_match):
        cbz     last_key, L(removed)
        add     group, group, #GROUP_BYTES
        cmp     group, end
        csel    group, groups, group, eq
        b       L(probe)

L(full_group):
        bl      SYMBOL(bulkmap_close_gap_i64)
        b       L(removed)

// Key 0 marks an empty slot, so its entry lives in the table's header.

L(zero_key):
        ldr     zero_present, [table, #TABLE_ZERO_PRESENT]
        add     removed, removed, zero_present
        stp     xzr, xzr, [table, #TABLE_ZERO_PRESENT]
        b       L(removed)

L(done):
        ldr     entries, [table, #TABLE_SIZE]
        sub     entries, entries, removed
        str     entries, [table, #TABLE_SIZE]
        mov     result, removed
        RELEASE(32*BLOCK_KEYS)
        RESTORE_PAIR(x21, x22)
        RESTORE_PAIR(x19, x20)
        RESTORE_RETURN
        ret
END_FUNCTION(bulkmap_remove_all_i64_neon)
