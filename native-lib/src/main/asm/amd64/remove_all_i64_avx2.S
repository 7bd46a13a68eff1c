// remove_all_i64_avx2.S - remove a batch of 64-bit keys.
//
//   int64_t bulkmap_remove_all_i64_avx2(const struct batch *batch);
//
// Contract   for each i < count, in order: the entry with keys[i] is removed, if there is
//            one. Returns the number of entries removed. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of entries removed; table->size counts the others
// Clobbers   rcx rdx rsi rdi r8-r11, ymm0-ymm4, ymm10-ymm15, flags; 2168 bytes of stack
// Requires   AVX2, BMI1; keys need no alignment
// Assumes    at least one empty slot in the table, else a miss never ends
// Never      writes to keys, reads past keys[count - 1]
//
// Algorithm  Blocks, hash, prefetch and probe as in get_all_i64_avx2.S. The last entry of
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
#define ahead           rbp
#define ahead32         ebp
#define homes           rsp                     // one per number
#define block_keys      rsp + 16*BLOCK_KEYS

// One key
#define rest            rbx
#define group           rbx
#define match           rbp                     // one bit per slot with the key
#define match32         ebp
#define upper32         r13d
#define slot            rbp                     // replaces match
#define saved_keys      r12
#define last            r13                     // last occupied slot; replaces upper32
#define moved           rdx
#define moved32         edx
#define moved8          dl

// Vectors
#define key_v           ymm4
#define lower_v         ymm0                    // slots 0-3 equal the key
#define upper_v         ymm1                    // slots 4-7 equal the key

#include "block_avx2.inc"

FUNCTION(bulkmap_remove_all_i64_avx2)
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
        LOAD_HASH table

        test    left, left
        jz      L(done)
        START_BLOCKS [table + TABLE_GROUP_COUNT]

L(next_block):
        HASH_NEXT_BLOCK [table + TABLE_GROUP_COUNT]
        cmp     i, block
        jae     L(block_done)

L(next_key):
        mov     group, [homes + 8*i]
        and     group, -GROUP_BYTES
        add     group, groups
        vpbroadcastq key_v, [block_keys + 8*i]
        cmp     qword ptr [block_keys + 8*i], 0
        je      L(zero_key)

// Which of the 8 slots has the key? At most one.

L(probe):
        vpcmpeqq lower_v, key_v, [group + GROUP_KEYS]
        vpcmpeqq upper_v, key_v, [group + GROUP_KEYS + 32]
        vmovmskpd match32, lower_v
        vmovmskpd upper32, upper_v
        shl     upper32, 4
        or      match32, upper32
        jz      L(no_match)
        inc     removed
        tzcnt   slot, match
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
        vzeroupper
        RELEASE(32*BLOCK_KEYS)
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_remove_all_i64_avx2)
