// close_gap_i64.S - take an entry out of a full group.
//
// Not exported: the remove kernels call it for what is too rare to be worth vectors.
//
// Contract   the entry in the slot is gone; entries move so that, as before, all groups
//            between the home of a key and the group that it is in are full, and occupied
//            slots of a group come first. Table.java says how: an entry of a later group
//            that may live here moves up, leaves a gap of its own, and so on. Does not
//            change table->size.
// In         rdi = table, rsi = address of the slot
// Out        nothing
// Clobbers   rsi, flags; 64 bytes of stack
// Requires   any x86-64
// Never      reads or writes outside of the table

#include "asmdefs.h"
#include "layout.h"

// Arguments
#define table           rdi
#define gap             rsi                     // the slot that is to be filled

// The table
#define groups          rcx                     // group 0
#define end             rbx                     // behind the last group
#define group           r8                      // that has the gap

// The search for an entry that may move up
#define later           r9                      // group that is searched
#define distance        r10                     // bytes from group to later, around the end
#define slot            rdx                     // in later, or in group
#define key             rax
#define hash            rax                     // replaces key
#define home            rax                     // replaces hash
#define passed          rax                     // bytes from home to later; replaces home
#define mixed           r11

// The end
#define number          r10                     // of the last slot; replaces distance
#define moved           rax
#define tag8            al
#define tag_place       r9                      // replaces later
#define gap_number      r11                     // replaces mixed

// home = where the key in hash belongs, its tag included. Clobbers mixed.
.macro HASH_ONE
        xor     hash, [table + TABLE_HASH_SEED]
        mov     mixed, hash
        shr     mixed, 29
        xor     hash, mixed
        imul    hash, [table + TABLE_HASH_MULTIPLIER_1]
        mov     mixed, hash
        shr     mixed, 32
        xor     hash, mixed
        imul    hash, [table + TABLE_HASH_MULTIPLIER_2]
        shr     hash, 32
        imul    hash, [table + TABLE_GROUP_COUNT]
        shr     hash, HOME_SHIFT
.endm

// Copies key and value of the slot to the gap. Clobbers moved.
.macro FILL_GAP
        mov     moved, [slot + GROUP_KEYS]
        mov     [gap + GROUP_KEYS], moved
        mov     moved, [slot + GROUP_VALUES]
        mov     [gap + GROUP_VALUES], moved
.endm

HIDDEN_FUNCTION(bulkmap_close_gap_i64)
        SAVE(rax)
        SAVE(rbx)
        SAVE(rcx)
        SAVE(rdx)
        SAVE(r8)
        SAVE(r9)
        SAVE(r10)
        SAVE(r11)
        END_PROLOGUE

        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups

// Nobody has passed a group that has an empty slot.

L(next_gap):
        mov     group, gap
        and     group, -GROUP_BYTES
        cmp     qword ptr [group + LAST_KEY], 0
        je      L(close)
        mov     later, group
        xor     distance, distance

// The first entry of the following groups whose home is here or earlier: it has come past
// at least as many groups as lie between.

L(next_group):
        add     distance, GROUP_BYTES
        add     later, GROUP_BYTES
        cmp     later, end
        cmove   later, groups
        cmp     later, group
        je      L(take_from_full)
        mov     slot, later
L(next_slot):
        mov     key, [slot + GROUP_KEYS]
        test    key, key
        jz      L(take_from_full)
        HASH_ONE
        and     home, -GROUP_BYTES
        add     home, groups
        neg     passed
        add     passed, later
        jns     L(no_wrap)
        sub     passed, groups
        add     passed, end
L(no_wrap):
        cmp     passed, distance
        jae     L(move_up)
        add     slot, 8
        lea     mixed, [slot - LAST_KEY - 8]
        cmp     mixed, later
        jne     L(next_slot)
        jmp     L(next_group)

L(move_up):
        FILL_GAP
        mov     gap, slot
        jmp     L(next_gap)

// The last entry of the full group fills the gap, and the tags of the others are made again.

L(take_from_full):
        lea     slot, [group + LAST_KEY]
        FILL_GAP
        xor     number, number
        mov     [slot + GROUP_KEYS], number
        mov     [slot + GROUP_VALUES], number
L(next_tag):
        mov     key, [group + 8*number + GROUP_KEYS]
        HASH_ONE
        or      tag8, TAG_OCCUPIED
        mov     [group + number + GROUP_TAGS], tag8
        inc     number
        cmp     number, GROUP_SLOTS - 1
        jb      L(next_tag)
        jmp     L(done)

// The last entry of the group fills the gap.

L(close):
        mov     number, [group + GROUP_TAGS]
        bsr     number, number
        shr     number, 3
        lea     slot, [group + 8*number]
        FILL_GAP
        lea     tag_place, [group + number + GROUP_TAGS]
        mov     gap_number, gap
        shr     gap_number, 3
        and     gap_number, GROUP_SLOTS - 1
        mov     tag8, [tag_place]
        mov     [group + gap_number + GROUP_TAGS], tag8
        xor     number, number
        mov     [slot + GROUP_KEYS], number
        mov     [slot + GROUP_VALUES], number
        mov     byte ptr [tag_place], 0
L(done):
        RESTORE(r11)
        RESTORE(r10)
        RESTORE(r9)
        RESTORE(r8)
        RESTORE(rdx)
        RESTORE(rcx)
        RESTORE(rbx)
        RESTORE(rax)
        ret
END_FUNCTION(bulkmap_close_gap_i64)
