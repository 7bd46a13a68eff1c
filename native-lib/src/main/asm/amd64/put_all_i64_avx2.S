// put_all_i64_avx2.S - store a batch of pairs of a 64-bit key and a 64-bit value.
//
//   int64_t bulkmap_put_all_i64_avx2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i]. A new
//            key takes the lowest empty slot of the first group of its probe sequence
//            that has one. Stops before the first new key for which the table has no
//            room. Returns the number of pairs stored. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = number of pairs stored; table->size counts the new keys
// Clobbers   rcx rdx rsi rdi r8-r11, ymm0-ymm5, ymm10-ymm15, flags; 176 bytes of stack
// Requires   AVX2, BMI1; PREFETCHW, which a processor that lacks it ignores; keys and
//            values need no alignment
// Assumes    size <= size_limit < slots of the table, else the search for an empty slot
//            never ends
// Never      writes to keys or values, reads past keys[count - 1], calls anything
//
// Algorithm  Blocks, hash, prefetch and probe sequence as in get_all_i64_avx2.S. Before a
//            block stores anything, it finds a place for every key: the slot that has it,
//            else the lowest empty one of its first group. Then the pairs are stored in
//            order, each after a look whether its place still holds that key or none; a
//            place that an earlier pair of the block has taken, or a full group, sends a
//            pair through its whole probe sequence.
//
//            The two passes are there because a processor holds back the probes that
//            follow a store until it knows where that store goes, which here depends on
//            the probe before it: 5.6 -> 5.0 ns per new key at 10,000 entries (Emerald
//            Rapids, November 2026; docs/design.md has all variants). Neither pass
//            branches on whether a key is new, which is what a processor cannot foretell.

#include "asmdefs.h"
#include "layout.h"
#include "hash.inc"

// Argument and result
#define batch           rdi                     // until the fields are read
#define stored          rax                     // pairs before the current block

// Fields, read once
#define table           rdi                     // replaces batch
#define keys            rsi                     // the current block
#define values          rdx                     // the current block
#define left            rcx                     // pairs from the current block on
#define groups          r8                      // group 0
#define end             r9                      // behind the last group
#define room            r12                     // new keys that the table can take

// One block
#define block           r10                     // pairs in it
#define i               r11
#define offsets         rsp                     // of the groups, one per key
#define places          rsp                     // addresses of slots; replaces offsets

// One pair
#define group           rbx
#define place           rbx                     // replaces group
#define match           rbp                     // one bit per slot with the key
#define match32         ebp
#define chosen          r13                     // match, or the empty slots without one
#define chosen32        r13d
#define slot            r13                     // replaces chosen
#define upper32         r14d
#define rest            r13                     // pairs from i on
#define key             rbp                     // replaces match
#define value           r14                     // replaces upper32
#define found           r13                     // key in the place; replaces slot
#define new_key         r15                     // 1 if the key is new
#define new_key32       r15d
#define new_key8        r15b

// Vectors
#define hash_v          ymm0
#define high_v          ymm1
#define cross_v         ymm2
#define rest_v          ymm3
#define rest_x          xmm3
#define lanes_v         ymm3                    // replaces rest_v: lanes that hold a key
#define lower_v         ymm0                    // keys of slots 0-3, then a comparison
#define upper_v         ymm1                    // keys of slots 4-7, then a comparison
#define lower_empty_v   ymm2
#define upper_empty_v   ymm3
#define key_v           ymm4
#define zero_v          ymm5

        .section .rodata
        .balign 32
.Llane_numbers:
        .quad   0, 1, 2, 3

// chosen = the slots of the group that have the key, else the empty ones;
// match = the former. In: group, key_v. Clobbers lower_v, upper_v and the like, upper32.
.macro FIND_SLOTS
        vmovdqa lower_v, [group + GROUP_KEYS]
        vmovdqa upper_v, [group + GROUP_KEYS + 32]
        vpcmpeqq lower_empty_v, lower_v, zero_v
        vpcmpeqq upper_empty_v, upper_v, zero_v
        vpcmpeqq lower_v, lower_v, key_v
        vpcmpeqq upper_v, upper_v, key_v
        vmovmskpd chosen32, lower_empty_v
        vmovmskpd upper32, upper_empty_v
        shl     upper32, 4
        or      chosen32, upper32
        vmovmskpd match32, lower_v
        vmovmskpd upper32, upper_v
        shl     upper32, 4
        or      match32, upper32
        cmovnz  chosen32, match32
.endm

FUNCTION(bulkmap_put_all_i64_avx2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        RESERVE(8*BLOCK_KEYS)

        xor     eax, eax                        // stored = 0
        mov     keys, [batch + BATCH_KEYS]
        mov     values, [batch + BATCH_VALUES]
        mov     left, [batch + BATCH_COUNT]
        mov     table, [batch + BATCH_TABLE]
        lea     groups, [table + TABLE_GROUPS]
        mov     end, [table + TABLE_GROUP_COUNT]
        shl     end, GROUP_SHIFT
        add     end, groups
        mov     room, [table + TABLE_SIZE_LIMIT]
        sub     room, [table + TABLE_SIZE]
        vpxor   zero_v, zero_v, zero_v
        LOAD_HASH table

.Lnext_block:
        test    left, left
        jz      .Ldone
        mov     block, left
        cmp     block, BLOCK_KEYS
        jbe     .Lhash_block
        mov     block, BLOCK_KEYS

// Hash four keys at a time. The last ones are loaded under a mask, because what lies
// behind them may not be readable.

.Lhash_block:
        xor     i, i
.Lhash:
        mov     rest, block
        sub     rest, i
        cmp     rest, 4
        jb      .Lhash_rest
        vmovdqu hash_v, [keys + 8*i]
.Lhash_loaded:
        GROUP_OFFSETS hash_v, high_v, cross_v
        vmovdqu [offsets + 8*i], hash_v
        add     i, 4
        cmp     i, block
        jb      .Lhash

// Tables that do not stay in the L2 cache: ask for all groups of the block at once, and
// for the right to write to them.

        cmp     qword ptr [table + TABLE_GROUP_COUNT], PREFETCH_GROUPS
        jb      .Lplace_block
        xor     i, i
.Lprefetch:
        mov     group, [offsets + 8*i]
        prefetchw [groups + group + GROUP_KEYS]
        prefetchw [groups + group + GROUP_VALUES]
        inc     i
        cmp     i, block
        jb      .Lprefetch

// Which of the 8 slots has the key, and which are empty? The last slot stands for a full
// group without the key.

.Lplace_block:
        xor     i, i
.Lplace:
        mov     group, [offsets + 8*i]
        add     group, groups
        vpbroadcastq key_v, [keys + 8*i]
        FIND_SLOTS
        or      chosen32, 1 << (GROUP_SLOTS - 1)
        tzcnt   slot, chosen
        lea     place, [group + 8*slot]
        mov     [places + 8*i], place
        inc     i
        cmp     i, block
        jb      .Lplace

        xor     i, i
.Lnext_pair:
        mov     key, [keys + 8*i]
        mov     value, [values + 8*i]
        test    key, key
        jz      .Lzero_key

// The place is good if it holds this key or still none; the next new key of its group
// would have taken it.

        mov     place, [places + 8*i]
        mov     found, [place + GROUP_KEYS]
        xor     new_key32, new_key32
        cmp     found, key
        cmove   found, new_key                  // 0
        setne   new_key8
        test    found, found
        jnz     .Lprobe_sequence
        sub     room, new_key
        jc      .Lno_room
        mov     [place + GROUP_KEYS], key
        mov     [place + GROUP_VALUES], value
.Lstored:
        inc     i
        cmp     i, block
        jb      .Lnext_pair

        lea     keys, [keys + 8*block]
        lea     values, [values + 8*block]
        add     stored, block
        sub     left, block
        jmp     .Lnext_block

.Lhash_rest:
        vmovq   rest_x, rest
        vpbroadcastq rest_v, rest_x
        vpcmpgtq lanes_v, rest_v, [rip + .Llane_numbers]
        vpmaskmovq hash_v, lanes_v, [keys + 8*i]
        jmp     .Lhash_loaded

// From the first group of the key on, until a group has the key or an empty slot. After
// the last group comes the first.

.Lprobe_sequence:
        and     group, -GROUP_BYTES
        vpbroadcastq key_v, [keys + 8*i]
.Lprobe:
        FIND_SLOTS
        test    chosen32, chosen32
        jnz     .Lprobed
        add     group, GROUP_BYTES
        cmp     group, end
        jne     .Lprobe
        mov     group, groups
        jmp     .Lprobe
.Lprobed:
        cmp     match32, 1                      // carry: no match, the key is new
        sbb     room, 0                         // carry: there was no room
        jc      .Lno_room
        tzcnt   slot, chosen
        mov     key, [keys + 8*i]
        mov     value, [values + 8*i]
        mov     [group + 8*slot + GROUP_KEYS], key
        mov     [group + 8*slot + GROUP_VALUES], value
        jmp     .Lstored

// Key 0 marks an empty slot, so its entry lives in the table's header.

.Lzero_key:
        cmp     qword ptr [table + TABLE_ZERO_PRESENT], 1       // carry: it is new
        sbb     room, 0
        jc      .Lno_room
        mov     qword ptr [table + TABLE_ZERO_PRESENT], 1
        mov     [table + TABLE_ZERO_VALUE], value
        jmp     .Lstored

// The block ends before pair i.

.Lno_room:
        xor     room, room
        add     stored, i

.Ldone:
        mov     value, [table + TABLE_SIZE_LIMIT]
        sub     value, room
        mov     [table + TABLE_SIZE], value
        vzeroupper
        RELEASE(8*BLOCK_KEYS)
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_put_all_i64_avx2)
