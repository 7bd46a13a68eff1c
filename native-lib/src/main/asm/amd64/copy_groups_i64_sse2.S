// copy_groups_i64_sse2.S - store the entries of some groups of one table in another.
//
//   int64_t bulkmap_copy_groups_i64_sse2(const struct batch *batch);
//
// Contract   every entry of the count groups from batch->keys on gets a place in the
//            table, in order: the lowest empty slot of the first group of its probe
//            sequence that has one. Returns the number of entries. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of entries; table->size counts them, too
// Clobbers   rcx rdx rsi rdi r8-r11, xmm0-xmm3, flags; 424 bytes of stack
// Requires   any x86-64; the groups are 64-byte aligned
// Assumes    the table has room for them and none of their keys
// Never      writes to the groups, reads past them, calls anything
//
// Algorithm  Groups are copied whole to a block, each over the empty slots of the one
//            before, until there is no room for another one. Then each entry is hashed and
//            appended to its group: the tags tell where that ends. Both tables are in the
//            order of the hash, so that nothing has to be prefetched.

#include "asmdefs.h"
#include "layout.h"

#define MOVED_KEYS      24                      // entries that a block can take

// Argument and result
#define batch           rdi                     // until the fields are read
#define moved           rax                     // entries before the current block

// Fields, read once
#define table           rdi                     // replaces batch
#define source          rsi                     // the next group
#define left            rcx                     // groups from there on
#define groups          r8                      // group 0 of the table
#define end             r9                      // behind its last group

// One block
#define block           r10                     // entries in it
#define block32         r10d
#define i               r11
#define keys            rsp
#define values          rsp + 8*MOVED_KEYS

// One group of the source
#define used            rbx                     // number of entries
#define slots           r13                     // what it is, if the group is full
#define slots32         r13d
#define lower_v         xmm0
#define lower_middle_v  xmm1
#define upper_middle_v  xmm2
#define upper_v         xmm3

// One entry
#define hash            rbx                     // replaces used
#define home            rbx                     // replaces hash
#define tag8            bl
#define mixed           rbp
#define group           rbp                     // replaces mixed
#define slot            r12
#define moving          r14                     // key, then value

#include "block_sse2.inc"

FUNCTION(bulkmap_copy_groups_i64_sse2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        RESERVE(16*MOVED_KEYS)
        END_PROLOGUE

        xor     eax, eax                        // moved = 0
        mov     source, [batch + BATCH_KEYS]
        mov     left, [batch + BATCH_COUNT]
        mov     table, [batch + BATCH_TABLE]
        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups
        mov     slots32, GROUP_SLOTS

L(next_block):
        xor     block32, block32
L(next_group):
        test    left, left
        jz      L(move_block)
        cmp     block, MOVED_KEYS - GROUP_SLOTS
        ja      L(move_block)
        movdqa  lower_v, [source + GROUP_KEYS]
        movdqa  lower_middle_v, [source + GROUP_KEYS + 16]
        movdqa  upper_middle_v, [source + GROUP_KEYS + 32]
        movdqa  upper_v, [source + GROUP_KEYS + 48]
        movdqu  [keys + 8*block], lower_v
        movdqu  [keys + 8*block + 16], lower_middle_v
        movdqu  [keys + 8*block + 32], upper_middle_v
        movdqu  [keys + 8*block + 48], upper_v
        movdqa  lower_v, [source + GROUP_VALUES]
        movdqa  lower_middle_v, [source + GROUP_VALUES + 16]
        movdqa  upper_middle_v, [source + GROUP_VALUES + 32]
        movdqa  upper_v, [source + GROUP_VALUES + 48]
        movdqu  [values + 8*block], lower_v
        movdqu  [values + 8*block + 16], lower_middle_v
        movdqu  [values + 8*block + 32], upper_middle_v
        movdqu  [values + 8*block + 48], upper_v
        COUNT_ENTRIES used, [source + GROUP_TAGS]
        cmp     qword ptr [source + LAST_KEY], 0
        cmovne  used, slots
        add     block, used
        add     source, GROUP_BYTES
        dec     left
        jmp     L(next_group)

L(move_block):
        test    block, block
        jz      L(block_moved)
        xor     i, i
L(next_entry):
        mov     hash, [keys + 8*i]
        HASH_KEY
        mov     group, home
        and     group, -GROUP_BYTES
        add     group, groups
L(probe):
        cmp     qword ptr [group + LAST_KEY], 0
        jne     L(full_group)

// The value of the last slot takes the place of the tags.

        COUNT_ENTRIES slot, [group + GROUP_TAGS]
        or      tag8, TAG_OCCUPIED
        mov     [group + slot + GROUP_TAGS], tag8
        mov     moving, [keys + 8*i]
        mov     [group + 8*slot + GROUP_KEYS], moving
        mov     moving, [values + 8*i]
        mov     [group + 8*slot + GROUP_VALUES], moving
        inc     i
        cmp     i, block
        jb      L(next_entry)

L(block_moved):
        add     moved, block
        test    left, left
        jnz     L(next_block)

        add     [table + TABLE_SIZE], moved
        RELEASE(16*MOVED_KEYS)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret

// After the last group comes the first.

L(full_group):
        add     group, GROUP_BYTES
        cmp     group, end
        jne     L(probe)
        mov     group, groups
        jmp     L(probe)
END_FUNCTION(bulkmap_copy_groups_i64_sse2)
