// copy_groups_i64_neon.S - store the entries of some groups of one table in another.
//
//   int64_t bulkmap_copy_groups_i64_neon(const struct batch *batch);
//
// Contract   every entry of the count groups from batch->keys on gets a place in the
//            table, in order: the lowest empty slot of the first group of its probe
//            sequence that has one. Returns the number of entries. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of entries; table->size counts them, too
// Clobbers   x1-x12, x14-x17, v0-v7, flags; 384 bytes of stack
// Requires   Advanced SIMD; the groups are 64-byte aligned
// Assumes    the table has room for them and none of their keys
// Never      writes to the groups, reads past them, calls anything
//
// Algorithm  As in amd64/copy_groups_i64_sse2.S: groups are copied whole to a block, each
//            over the empty slots of the one before; then each entry is hashed and appended
//            to its group, whose tags tell where that ends.

#include "asmdefs.h"
#include "layout.h"

#define MOVED_KEYS      24                      // entries that a block can take

// Argument and result
#define batch           x0                      // until the fields are read
#define moved           x0                      // entries before the current block

// Fields, read once; block_neon.inc has x3-x6
#define table           x1
#define source          x2                      // the next group
#define left            x7                      // groups from there on
#define groups          x8                      // group 0 of the table
#define end             x9                      // behind its last group

// One block
#define block           x10                     // entries in it
#define i               x11
#define keys            sp
#define values          x12                     // on the stack

// One group of the source
#define empty           x14                     // one byte per slot, 0xff: is empty
#define next_keys       x15                     // on the stack
#define next_values     x16                     // on the stack

// One entry
#define home            x14
#define home32          w14
#define group           x15
#define place           x15                     // address of the slot; replaces group
#define last_key        x16
#define slot            x16                     // offset in bytes; replaces last_key
#define tag_place       x17                     // group + number of slot
#define key             x17                     // replaces tag_place
#define value           x17                     // replaces key
#define entries         x17

// Vectors: keys of two slots each, then comparisons; values
#define slots_01_q      q0
#define slots_23_q      q1
#define slots_45_q      q2
#define slots_67_q      q3
#define slots_01        v0
#define slots_23        v1
#define slots_45        v2
#define slots_67        v3
#define empty_d         d0
#define values_01_q     q4
#define values_23_q     q5
#define values_45_q     q6
#define values_67_q     q7

#include "block_neon.inc"

FUNCTION(bulkmap_copy_groups_i64_neon)
        RESERVE(16*MOVED_KEYS)
        add     values, sp, #8*MOVED_KEYS

        ldp     table, source, [batch, #BATCH_TABLE]
        ldr     left, [batch, #BATCH_COUNT]
        mov     moved, #0
        LOAD_HASH table
        add     groups, table, #TABLE_GROUPS
        add     end, groups, group_count, lsl #GROUP_SHIFT

L(next_block):
        mov     block, #0
L(next_group):
        cbz     left, L(move_block)
        cmp     block, #MOVED_KEYS - GROUP_SLOTS
        b.hi    L(move_block)
        ldp     slots_01_q, slots_23_q, [source, #GROUP_KEYS]
        ldp     slots_45_q, slots_67_q, [source, #GROUP_KEYS + 32]
        ldp     values_01_q, values_23_q, [source, #GROUP_VALUES]
        ldp     values_45_q, values_67_q, [source, #GROUP_VALUES + 32]
        add     next_keys, keys, block, lsl #3
        add     next_values, values, block, lsl #3
        stp     slots_01_q, slots_23_q, [next_keys]
        stp     slots_45_q, slots_67_q, [next_keys, #32]
        stp     values_01_q, values_23_q, [next_values]
        stp     values_45_q, values_67_q, [next_values, #32]
        cmeq    slots_01.2d, slots_01.2d, #0
        cmeq    slots_23.2d, slots_23.2d, #0
        cmeq    slots_45.2d, slots_45.2d, #0
        cmeq    slots_67.2d, slots_67.2d, #0
        uzp1    slots_01.4s, slots_01.4s, slots_23.4s
        uzp1    slots_45.4s, slots_45.4s, slots_67.4s
        uzp1    slots_01.8h, slots_01.8h, slots_45.8h
        xtn     slots_01.8b, slots_01.8h
        fmov    empty, empty_d
        rbit    empty, empty
        clz     empty, empty                    // 8 * number of entries
        add     block, block, empty, lsr #3
        add     source, source, #GROUP_BYTES
        sub     left, left, #1
        b       L(next_group)

L(move_block):
        cbz     block, L(block_moved)
        mov     i, #0
L(next_entry):
        ldr     home, [keys, i, lsl #3]
        HASH_KEY home
        and     group, home, #-GROUP_BYTES
        add     group, groups, group
L(probe):
        ldr     last_key, [group, #LAST_KEY]
        cbnz    last_key, L(full_group)

// The tags of occupied slots have their highest bit set, those of empty ones are 0. The
// value of the last slot takes the place of the tags.

        ldr     slot, [group, #GROUP_TAGS]
        clz     slot, slot
        neg     slot, slot
        add     slot, slot, #8*GROUP_SLOTS
        add     tag_place, group, slot, lsr #3
        orr     home, home, #TAG_OCCUPIED
        strb    home32, [tag_place, #GROUP_TAGS]
        add     place, group, slot
        ldr     key, [keys, i, lsl #3]
        str     key, [place, #GROUP_KEYS]
        ldr     value, [values, i, lsl #3]
        str     value, [place, #GROUP_VALUES]
        add     i, i, #1
        cmp     i, block
        b.lo    L(next_entry)

L(block_moved):
        add     moved, moved, block
        cbnz    left, L(next_block)

        ldr     entries, [table, #TABLE_SIZE]
        add     entries, entries, moved
        str     entries, [table, #TABLE_SIZE]
        RELEASE(16*MOVED_KEYS)
        ret

// After the last group comes the first.

L(full_group):
        add     group, group, #GROUP_BYTES
        cmp     group, end
        csel    group, groups, group, eq
        b       L(probe)
END_FUNCTION(bulkmap_copy_groups_i64_neon)
