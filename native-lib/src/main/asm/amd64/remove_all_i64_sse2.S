// remove_all_i64_sse2.S - remove a batch of 64-bit keys.
//
//   int64_t bulkmap_remove_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the entry with keys[i] is removed, if there is
//            one. Returns the number of entries removed. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of entries removed; table->size counts the others
// Clobbers   rcx rdx rsi rdi r8-r11, xmm0-xmm5, flags; 2168 bytes of stack
// Requires   any x86-64; keys need no alignment
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to keys, reads past keys[count - 1]
//
// Algorithm  Blocks, hash, prefetch and probe as in get_all_i64_sse2.S. The last entry of
//            the group moves into the gap. Where the group is full, entries of later
//            groups may have passed it and must move up: close_gap_i64.S.

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           rdi                     // until the fields are read
#define removed         rax

// Fields, read once
#define table           rdi                     // replaces batch
#define keys            rsi                     // where number 0 is
#define left            rcx                     // keys that are not hashed yet
#define groups          r8                      // group 0
#define end             r9                      // behind the last group

// One block, as in blocks.inc
#define block           r10                     // end of its numbers
#define i               r11                     // number of a key
#define span            r14
#define next            r15
#define next32          r15d
#define ahead           r13
#define ahead32         r13d
#define homes           rsp                     // one per number
#define block_keys      rsp + 16*BLOCK_KEYS

// One key
#define hash            rbx
#define mixed           rbp
#define group           rbx                     // replaces hash
#define match           rbp                     // as MATCH_KEYS says; replaces mixed
#define match32         ebp
#define slot            rbp                     // replaces match
#define saved_keys      r12
#define last            r13                     // last occupied slot
#define moved           rdx
#define moved32         edx
#define moved8          dl

// Vectors
#define key_v           xmm4                    // twice
#define ones_v          xmm5                    // all bits set

#include "block_sse2.inc"

FUNCTION(bulkmap_remove_all_i64_sse2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        RESERVE(32*BLOCK_KEYS)
        END_PROLOGUE

        xor     eax, eax                        // removed = 0
        mov     keys, [batch + BATCH_KEYS]
        mov     left, [batch + BATCH_COUNT]
        mov     table, [batch + BATCH_TABLE]
        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups
        pcmpeqd ones_v, ones_v

        test    left, left
        jz      L(done)
        START_BLOCKS [table + TABLE_GROUP_COUNT]

L(next_block):
        HASH_NEXT_BLOCK
        cmp     i, block
        jae     L(block_done)

L(next_key):
        mov     group, [homes + 8*i]
        and     group, -GROUP_BYTES
        add     group, groups
        movq    key_v, [block_keys + 8*i]
        punpcklqdq key_v, key_v
        cmp     qword ptr [block_keys + 8*i], 0
        je      L(zero_key)

// Which of the 8 slots has the key? At most one.

L(probe):
        MATCH_KEYS
        test    match32, match32
        jz      L(no_match)
        inc     removed
        bsf     slot, match
        cmp     qword ptr [group + LAST_KEY], 0
        jne     L(full_group)

        mov     last, [group + GROUP_TAGS]
        bsr     last, last
        shr     last, 3
        mov     moved, [group + 8*last + GROUP_KEYS]
        mov     [group + 8*slot + GROUP_KEYS], moved
        mov     moved, [group + 8*last + GROUP_VALUES]
        mov     [group + 8*slot + GROUP_VALUES], moved
        mov     moved8, [group + last + GROUP_TAGS]
        mov     [group + slot + GROUP_TAGS], moved8
        xor     moved32, moved32
        mov     [group + 8*last + GROUP_KEYS], moved
        mov     [group + 8*last + GROUP_VALUES], moved
        mov     [group + last + GROUP_TAGS], moved8
L(removed):
        inc     i
        cmp     i, block
        jb      L(next_key)

L(block_done):
        NEXT_BLOCK
        jmp     L(next_block)

// An empty slot ends the probe sequence; otherwise go on to the next group.

L(no_match):
        cmp     qword ptr [group + LAST_KEY], 0
        je      L(removed)
        add     group, GROUP_BYTES
        cmp     group, end
        jne     L(probe)
        mov     group, groups
        jmp     L(probe)

L(full_group):
        mov     saved_keys, keys
        lea     rsi, [group + 8*slot]
        call    SYMBOL(bulkmap_close_gap_i64)
        mov     keys, saved_keys
        jmp     L(removed)

// Key 0 marks an empty slot, so its entry lives in the table's header.

L(zero_key):
        xor     moved32, moved32
        add     removed, [table + TABLE_ZERO_PRESENT]
        mov     [table + TABLE_ZERO_PRESENT], moved
        mov     [table + TABLE_ZERO_VALUE], moved
        jmp     L(removed)

L(done):
        sub     [table + TABLE_SIZE], removed
        RELEASE(32*BLOCK_KEYS)
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_remove_all_i64_sse2)
