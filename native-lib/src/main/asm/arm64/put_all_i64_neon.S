// put_all_i64_neon.S - store a batch of pairs of a 64-bit key and a 64-bit value.
//
//   int64_t bulkmap_put_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i]. A new
//            key takes the lowest empty slot of the first group of its probe sequence
//            that has one. Stops before the first new key for which the table has no
//            room. Returns the number of pairs stored. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = number of pairs stored; table->size counts the new keys
// Clobbers   x1-x17, v0-v7, v16, flags; 128 bytes of stack
// Requires   Advanced SIMD; keys and values are 8-byte aligned
// Assumes    size <= size_limit < slots of the table, else the search for an empty slot
//            never ends
// Never      writes to keys or values, reads past keys[count - 1], calls anything
//
// Algorithm  Blocks, hash, prefetch and probe sequence as in get_all_i64_neon.S, and so are
//            the masks. The probe looks for the key and for empty slots at once and picks
//            without a branch, because whether a key is new is what a processor cannot
//            foretell. amd64/put_all_i64_avx2.S does so in two passes; whether that pays
//            here has to be measured on such a machine.

#include "asmdefs.h"
#include "layout.h"
#include "hash.inc"

// Argument and result
#define batch           x0                      // until the fields are read
#define stored          x0                      // pairs before the current block

// Fields, read once; hash.inc has x3-x6
#define table           x1
#define room            x2                      // new keys that the table can take
#define keys            x7                      // the current block
#define values          x8                      // the current block
#define left            x9                      // pairs from the current block on
#define groups          x10                     // group 0
#define end             x11                     // behind the last group

// One block
#define block           x12                     // pairs in it
#define i               x13
#define offsets         sp                      // of the groups, one per key

// One pair
#define group           x14
#define key             x15
#define match           x16                     // one byte per slot, 0xff: has the key
#define chosen          x17                     // match, or the empty slots without one
#define slot            x17                     // offset in bytes; replaces chosen
#define new_key         x16                     // 1 if the key is new; replaces match
#define value           x16                     // replaces new_key
#define target          x17                     // address of the slot; replaces slot

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
#define empty_01        v4
#define empty_23        v5
#define empty_45        v6
#define empty_67        v7
#define empty_d         d4
#define key_v           v16

FUNCTION(bulkmap_put_all_i64_neon)
        RESERVE(8*BLOCK_KEYS)

        ldp     table, keys, [batch, #BATCH_TABLE]
        ldp     values, left, [batch, #BATCH_VALUES]
        mov     stored, #0
        LOAD_HASH table
        add     groups, table, #TABLE_GROUPS
        add     end, groups, group_count, lsl #GROUP_SHIFT
        ldp     value, room, [table, #TABLE_SIZE]       // size, size_limit
        sub     room, room, value

.Lnext_block:
        cbz     left, .Ldone
        mov     block, #BLOCK_KEYS
        cmp     left, block
        csel    block, left, block, lo

        mov     i, #0
.Lhash:
        ldr     key, [keys, i, lsl #3]
        GROUP_OFFSET key
        str     key, [offsets, i, lsl #3]
        add     i, i, #1
        cmp     i, block
        b.lo    .Lhash

// Tables that do not stay in the L2 cache: ask for all groups of the block at once.

        cmp     group_count, #PREFETCH_GROUPS
        b.lo    .Lprobe_block
        mov     i, #0
.Lprefetch:
        ldr     group, [offsets, i, lsl #3]
        add     group, groups, group
        prfm    pstl1keep, [group, #GROUP_KEYS]
        prfm    pstl1keep, [group, #GROUP_VALUES]
        add     i, i, #1
        cmp     i, block
        b.lo    .Lprefetch

.Lprobe_block:
        mov     i, #0
.Lnext_key:
        ldr     group, [offsets, i, lsl #3]
        add     group, groups, group
        ldr     key, [keys, i, lsl #3]
        cbz     key, .Lzero_key
        dup     key_v.2d, key

// Which of the 8 slots has the key, and which are empty? The key's own slot if there is
// one, else the lowest empty slot.

.Lprobe:
        ldp     slots_01_q, slots_23_q, [group, #GROUP_KEYS]
        ldp     slots_45_q, slots_67_q, [group, #GROUP_KEYS + 32]
        cmeq    empty_01.2d, slots_01.2d, #0
        cmeq    empty_23.2d, slots_23.2d, #0
        cmeq    empty_45.2d, slots_45.2d, #0
        cmeq    empty_67.2d, slots_67.2d, #0
        cmeq    slots_01.2d, slots_01.2d, key_v.2d
        cmeq    slots_23.2d, slots_23.2d, key_v.2d
        cmeq    slots_45.2d, slots_45.2d, key_v.2d
        cmeq    slots_67.2d, slots_67.2d, key_v.2d
        uzp1    empty_01.4s, empty_01.4s, empty_23.4s
        uzp1    empty_45.4s, empty_45.4s, empty_67.4s
        uzp1    empty_01.8h, empty_01.8h, empty_45.8h
        xtn     empty_01.8b, empty_01.8h
        fmov    chosen, empty_d
        uzp1    slots_01.4s, slots_01.4s, slots_23.4s
        uzp1    slots_45.4s, slots_45.4s, slots_67.4s
        uzp1    slots_01.8h, slots_01.8h, slots_45.8h
        xtn     slots_01.8b, slots_01.8h
        fmov    match, match_d
        cmp     match, #0
        csel    chosen, match, chosen, ne
        cbz     chosen, .Lnext_group

        cset    new_key, eq
        subs    room, room, new_key
        b.lo    .Lno_room
        rbit    slot, chosen
        clz     slot, slot
        add     target, group, slot
        ldr     value, [values, i, lsl #3]
        str     key, [target, #GROUP_KEYS]
        str     value, [target, #GROUP_VALUES]
.Lstored:
        add     i, i, #1
        cmp     i, block
        b.lo    .Lnext_key

        add     keys, keys, block, lsl #3
        add     values, values, block, lsl #3
        add     stored, stored, block
        sub     left, left, block
        b       .Lnext_block

// A full group without the key: go on to the next one.

.Lnext_group:
        add     group, group, #GROUP_BYTES
        cmp     group, end
        csel    group, groups, group, eq
        b       .Lprobe

// Key 0 marks an empty slot, so its entry lives in the table's header.

.Lzero_key:
        ldr     new_key, [table, #TABLE_ZERO_PRESENT]
        eor     new_key, new_key, #1
        subs    room, room, new_key
        b.lo    .Lno_room
        ldr     value, [values, i, lsl #3]
        mov     target, #1
        stp     target, value, [table, #TABLE_ZERO_PRESENT]
        b       .Lstored

// The block ends before pair i.

.Lno_room:
        mov     room, #0
        add     stored, stored, i

.Ldone:
        ldr     value, [table, #TABLE_SIZE_LIMIT]
        sub     value, value, room
        str     value, [table, #TABLE_SIZE]
        RELEASE(8*BLOCK_KEYS)
        ret
END_FUNCTION(bulkmap_put_all_i64_neon)
