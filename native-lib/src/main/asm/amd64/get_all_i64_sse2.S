// get_all_i64_sse2.S - look up a batch of 64-bit keys.
//
//   int64_t bulkmap_get_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the value of keys[i], or batch->missing when
//            the table does not have the key. Returns the number of keys found. count may
//            be 0; keys and values may be the same array.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of keys found
// Clobbers   rcx rdx rsi rdi r8-r11, xmm0-xmm5, flags; 1072 bytes of stack
// Requires   any x86-64; keys and values need no alignment
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to the table, reads past keys[count - 1], calls anything
//
// Algorithm  Keys are taken in blocks. While one is probed, the groups of the next one are
//            on their way, if the table is large: blocks.inc says how. A probe compares the
//            key with the 8 of a group. A group with an empty slot ends the probe sequence:
//            the key is absent. After the last group comes the first.

#include "asmdefs.h"
#include "layout.h"

// Argument and result
#define batch           rdi                     // until the fields are read
#define hits            rax

// Fields, read once
#define table           rdi                     // replaces batch
#define keys            rsi                     // where number 0 is
#define values          rdx                     // where number 0 is
#define left            rcx                     // keys that are not hashed yet
#define groups          r8                      // group 0
#define end             r9                      // behind the last group
#define missing         r12

// One block, as in blocks.inc
#define block           r10                     // end of its numbers
#define i               r11                     // number of a key
#define span            r14
#define next            r15
#define next32          r15d
#define ahead           r13
#define ahead32         r13d
#define homes           rsp                     // one per number

// One key
#define hash            rbx
#define mixed           rbp
#define group           rbx                     // replaces hash
#define match           rbp                     // as MATCH_KEYS says; replaces mixed
#define match32         ebp
#define slot            rbp                     // replaces match
#define value           rbp                     // replaces slot

// Vectors
#define key_v           xmm4                    // twice
#define ones_v          xmm5                    // all bits set

#include "block_sse2.inc"

FUNCTION(bulkmap_get_all_i64_sse2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        RESERVE(16*BLOCK_KEYS)
        END_PROLOGUE

        xor     eax, eax                        // hits = 0
        mov     keys, [batch + BATCH_KEYS]
        mov     values, [batch + BATCH_VALUES]
        mov     left, [batch + BATCH_COUNT]
        mov     missing, [batch + BATCH_MISSING]
        mov     table, [batch + BATCH_TABLE]
        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups
        pcmpeqd ones_v, ones_v

        test    left, left
        jz      L(done)
        START_BLOCKS [table + TABLE_GROUP_COUNT]
        sub     values, ahead

L(next_block):
        HASH_NEXT_BLOCK
        cmp     i, block
        jae     L(block_done)

L(next_key):
        mov     group, [homes + 8*i]
        and     group, -GROUP_BYTES
        add     group, groups
        movq    key_v, [keys + 8*i]
        punpcklqdq key_v, key_v
        cmp     qword ptr [keys + 8*i], 0
        je      L(zero_key)

// Which of the 8 slots has the key? At most one.

L(probe):
        MATCH_KEYS
        test    match32, match32
        jz      L(no_match)
        bsf     slot, match
        mov     value, [group + 8*slot + GROUP_VALUES]
L(found):
        inc     hits
L(store):
        mov     [values + 8*i], value
        inc     i
        cmp     i, block
        jb      L(next_key)

L(block_done):
        NEXT_BLOCK
        add     values, ahead
        jmp     L(next_block)

// An empty slot ends the probe sequence; otherwise go on to the next group.

L(no_match):
        cmp     qword ptr [group + LAST_KEY], 0
        je      L(absent)
        add     group, GROUP_BYTES
        cmp     group, end
        jne     L(probe)
        mov     group, groups
        jmp     L(probe)

// Key 0 marks an empty slot, so its entry lives in the table's header.

L(zero_key):
        mov     value, [table + TABLE_ZERO_VALUE]
        cmp     qword ptr [table + TABLE_ZERO_PRESENT], 0
        jne     L(found)

L(absent):
        mov     value, missing
        jmp     L(store)

L(done):
        RELEASE(16*BLOCK_KEYS)
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_get_all_i64_sse2)
