// hash_all_u128_sse2.S - hash a batch of 128-bit keys.
//
//   int64_t bulkmap_hash_all_u128_sse2(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the hash of keys[i]. Returns 0. count may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = 0
// Clobbers   rcx rdx rsi rdi r8-r11, flags; 40 bytes of stack
// Requires   any x86-64; keys and values need no alignment
// Never      reads past keys[count - 1], calls anything
//
// Algorithm  Pair-multiply-shift, as UniversalHash.java explains: the upper half of
//            (a0 + x1)(a1 + x0) + b, all of 128 bits, where x0 and x1 are the words of the
//            key. Vectors have no product of this length; three multiplications do it.

#include "asmdefs.h"
#include "layout.h"

// Argument
#define batch           rdi                     // until the fields are read

// Fields, read once
#define keys            rsi                     // the next one
#define hashes          rdi                     // the next one; replaces batch
#define left            rcx                     // keys from there on
#define secret          r8                      // until it is read

// The secret, in halves
#define lower_b         r8                      // replaces secret
#define upper_b         r9
#define lower_a0        r10
#define upper_a0        r11
#define lower_a1        rbx
#define upper_a1        rbp

// One key
#define lower_0         rax                     // a0 + x1; then the lower half of the hash
#define upper_0         r12
#define lower_1         r13                     // a1 + x0
#define upper_1         r14
#define hash            rdx

FUNCTION(bulkmap_hash_all_u128_sse2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        END_PROLOGUE

        mov     secret, [batch + BATCH_SECRET]
        mov     keys, [batch + BATCH_KEYS]
        mov     left, [batch + BATCH_COUNT]
        mov     hashes, [batch + BATCH_VALUES]
        test    left, left
        jz      L(all_hashed)
        mov     upper_a1, [secret + 40]
        mov     lower_a1, [secret + 32]
        mov     upper_a0, [secret + 24]
        mov     lower_a0, [secret + 16]
        mov     upper_b, [secret + 8]
        mov     lower_b, [secret]

L(next_key):
        mov     lower_0, [keys + 8]
        mov     upper_0, upper_a0
        add     lower_0, lower_a0
        adc     upper_0, 0
        mov     lower_1, [keys]
        mov     upper_1, upper_a1
        add     lower_1, lower_a1
        adc     upper_1, 0
        imul    upper_0, lower_1
        imul    upper_1, lower_0
        mul     lower_1                         // hash and lower_0 = lower_0 * lower_1
        add     upper_0, upper_1
        add     lower_0, lower_b
        adc     hash, upper_b
        add     hash, upper_0
        mov     [hashes], hash
        add     keys, 16
        add     hashes, 8
        dec     left
        jnz     L(next_key)

L(all_hashed):
        xor     eax, eax
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_hash_all_u128_sse2)
