// close_gap_i64.S - take an entry out of a full group.
//
// Not exported: the remove kernels call it for what is too rare to be worth vectors.
//
// Contract   the entry in the slot is gone; entries move so that, as before, all groups
//            between the home of a key and the group that it is in are full, and occupied
//            slots of a group come first. Table.java says how: an entry of a later group
//            that may live here moves up, leaves a gap of its own, and so on. Does not
//            change table->size.
// In         x1 = address of the slot; of the table, as the caller has read them:
//            x3-x6 (LOAD_HASH), x10 = group 0, x11 = behind the last group
// Out        nothing
// Clobbers   x1, x8, x14-x17, flags
// Requires   any arm64
// Never      reads or writes outside of the table
//
// Algorithm  as in amd64/close_gap_i64.S.

#include "asmdefs.h"
#include "layout.h"

// Argument
#define gap             x1                      // the slot that is to be filled

// The table; block_neon.inc has x3-x6
#define groups          x10                     // group 0
#define end             x11                     // behind the last group
#define group           x14                     // that has the gap

// The search for an entry that may move up
#define later           x15                     // group that is searched
#define distance        x16                     // bytes from group to later, around the end
#define slot            x17                     // in later
#define last_key        x8
#define key             x8
#define home            x8                      // replaces key
#define passed          x8                      // bytes from home to later; replaces home
#define first_slot      x8                      // replaces passed

// The end
#define moved           x8
#define moved32         w8
#define home32          w8
#define last            x15                     // offset of the last slot; replaces later
#define number          x15                     // of a slot, or its offset; replaces last
#define tag_place       x16                     // group + number; replaces distance
#define gap_tag_place   x14                     // replaces group

#include "block_neon.inc"                       // for HASH_KEY

// Copies key and value of the slot to the gap. Clobbers moved.
.macro FILL_GAP
        ldr     moved, [slot, #GROUP_KEYS]
        str     moved, [gap, #GROUP_KEYS]
        ldr     moved, [slot, #GROUP_VALUES]
        str     moved, [gap, #GROUP_VALUES]
.endm

HIDDEN_FUNCTION(bulkmap_close_gap_i64)

// Nobody has passed a group that has an empty slot.

L(next_gap):
        and     group, gap, #-GROUP_BYTES
        ldr     last_key, [group, #LAST_KEY]
        cbz     last_key, L(close)
        mov     later, group
        mov     distance, #0

// The first entry of the following groups whose home is here or earlier: it has come past
// at least as many groups as lie between.

L(next_group):
        add     distance, distance, #GROUP_BYTES
        add     later, later, #GROUP_BYTES
        cmp     later, end
        csel    later, groups, later, eq
        cmp     later, group
        b.eq    L(take_from_full)
        mov     slot, later
L(next_slot):
        ldr     key, [slot, #GROUP_KEYS]
        cbz     key, L(take_from_full)
        HASH_KEY home
        and     home, home, #-GROUP_BYTES
        add     home, groups, home
        subs    passed, later, home
        b.hs    L(no_wrap)
        sub     passed, passed, groups
        add     passed, passed, end
L(no_wrap):
        cmp     passed, distance
        b.hs    L(move_up)
        add     slot, slot, #8
        sub     first_slot, slot, #LAST_KEY + 8
        cmp     first_slot, later
        b.ne    L(next_slot)
        b       L(next_group)

L(move_up):
        FILL_GAP
        mov     gap, slot
        b       L(next_gap)

// The last entry of the full group fills the gap, and the tags of the others are made again.

L(take_from_full):
        add     slot, group, #LAST_KEY
        FILL_GAP
        str     xzr, [slot, #GROUP_KEYS]
        str     xzr, [slot, #GROUP_VALUES]
        mov     number, #0
L(next_tag):
        ldr     key, [group, number, lsl #3]
        HASH_KEY home
        orr     home, home, #TAG_OCCUPIED
        add     tag_place, group, number
        strb    home32, [tag_place, #GROUP_TAGS]
        add     number, number, #1
        cmp     number, #GROUP_SLOTS - 1
        b.lo    L(next_tag)
        ret

// The last entry of the group fills the gap.

L(close):
        ldr     last, [group, #GROUP_TAGS]
        clz     last, last
        neg     last, last
        add     last, last, #LAST_KEY
        add     slot, group, last
        FILL_GAP
        str     xzr, [slot, #GROUP_KEYS]
        str     xzr, [slot, #GROUP_VALUES]
        add     tag_place, group, last, lsr #3
        ldrb    moved32, [tag_place, #GROUP_TAGS]
        sub     number, gap, group
        add     gap_tag_place, group, number, lsr #3
        strb    moved32, [gap_tag_place, #GROUP_TAGS]
        strb    wzr, [tag_place, #GROUP_TAGS]
        ret
END_FUNCTION(bulkmap_close_gap_i64)
