// copy_groups_i64_avx2.S - store the entries of some groups of one table in another.
//
//   int64_t bulkmap_copy_groups_i64_avx2(const struct batch *batch);
//
// Contract   every entry of the count groups from batch->keys on gets a place in the
//            table, in order: the lowest empty slot of the first group of its probe
//            sequence that has one. Returns the number of entries. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of entries; table->size counts them, too
// Clobbers   rcx rdx rsi rdi r8-r11, ymm0-ymm3, ymm10-ymm15, flags; 608 bytes of stack
// Requires   AVX2, BMI1; the groups are 64-byte aligned
// Assumes    the table has room for them and none of their keys
// Never      writes to the groups, reads past them, calls anything
//
// Algorithm  Groups are copied whole to a block, each over the empty slots of the one
//            before, until there is no room for another one. Then the block is hashed, and
//            each entry appended to its group: the tags tell where that ends. Both tables
//            are in the order of the hash, so that nothing has to be prefetched.

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
#define homes           rsp + 16*MOVED_KEYS

// One group of the source
#define empty           rbx                     // one bit per slot
#define empty32         ebx
#define upper32         ebp
#define lower_v         ymm0
#define upper_v         ymm1

// One entry
#define rest            rbx
#define home            rbx
#define tag8            bl
#define group           rbp
#define slot            r12
#define moving          r13                     // key, then value

#include "block_avx2.inc"

FUNCTION(bulkmap_copy_groups_i64_avx2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        RESERVE(24*MOVED_KEYS)

        xor     eax, eax                        // moved = 0
        mov     source, [batch + BATCH_KEYS]
        mov     left, [batch + BATCH_COUNT]
        mov     table, [batch + BATCH_TABLE]
        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups
        LOAD_HASH table

.Lnext_block:
        xor     block32, block32
.Lnext_group:
        test    left, left
        jz      .Lhash_block
        cmp     block, MOVED_KEYS - GROUP_SLOTS
        ja      .Lhash_block
        vmovdqa lower_v, [source + GROUP_KEYS]
        vmovdqa upper_v, [source + GROUP_KEYS + 32]
        vmovdqu [keys + 8*block], lower_v
        vmovdqu [keys + 8*block + 32], upper_v
        vpxor   cross_v, cross_v, cross_v
        vpcmpeqq lower_v, lower_v, cross_v
        vpcmpeqq upper_v, upper_v, cross_v
        vmovmskpd empty32, lower_v
        vmovmskpd upper32, upper_v
        shl     upper32, 4
        or      empty32, upper32
        or      empty32, 1 << GROUP_SLOTS
        vmovdqa lower_v, [source + GROUP_VALUES]
        vmovdqa upper_v, [source + GROUP_VALUES + 32]
        vmovdqu [values + 8*block], lower_v
        vmovdqu [values + 8*block + 32], upper_v
        tzcnt   empty, empty                    // number of entries
        add     block, empty
        add     source, GROUP_BYTES
        dec     left
        jmp     .Lnext_group

.Lhash_block:
        test    block, block
        jz      .Lblock_moved
        HASH_BLOCK

        xor     i, i
.Lnext_entry:
        mov     home, [homes + 8*i]
        mov     group, home
        and     group, -GROUP_BYTES
        add     group, groups
.Lprobe:
        cmp     qword ptr [group + LAST_KEY], 0
        jne     .Lfull_group

// The tags of occupied slots have their highest bit set, those of empty ones are 0. The
// value of the last slot takes the place of the tags.

        mov     slot, [group + GROUP_TAGS]
        lea     slot, [2*slot + 1]
        bsr     slot, slot
        shr     slot, 3                         // number of occupied slots
        or      tag8, TAG_OCCUPIED
        mov     [group + slot + GROUP_TAGS], tag8
        mov     moving, [keys + 8*i]
        mov     [group + 8*slot + GROUP_KEYS], moving
        mov     moving, [values + 8*i]
        mov     [group + 8*slot + GROUP_VALUES], moving
        inc     i
        cmp     i, block
        jb      .Lnext_entry

.Lblock_moved:
        add     moved, block
        test    left, left
        jnz     .Lnext_block

        add     [table + TABLE_SIZE], moved
        vzeroupper
        RELEASE(24*MOVED_KEYS)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret

// After the last group comes the first.

.Lfull_group:
        add     group, GROUP_BYTES
        cmp     group, end
        jne     .Lprobe
        mov     group, groups
        jmp     .Lprobe
END_FUNCTION(bulkmap_copy_groups_i64_avx2)
