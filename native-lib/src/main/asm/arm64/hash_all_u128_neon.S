// hash_all_u128_neon.S - hash a batch of 128-bit keys.
//
//   int64_t bulkmap_hash_all_u128_neon(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the hash of keys[i]. Returns 0. count may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = 0
// Clobbers   x1-x16, flags
// Requires   any ARMv8; keys and values are 8-byte aligned
// Never      reads past keys[count - 1], calls anything
//
// Algorithm  Pair-multiply-shift, as UniversalHash.java explains: the upper half of
//            (a0 + x1)(a1 + x0) + b, all of 128 bits, where x0 and x1 are the words of the
//            key. Vectors have no product of this length; four multiplications do it.

#include "asmdefs.h"
#include "layout.h"

// Argument
#define batch           x0                      // until the fields are read

// Fields, read once
#define secret          x1
#define keys            x2                      // the next one
#define hashes          x3                      // the next one
#define left            x4                      // keys from there on

// The secret, in halves
#define lower_b         x5
#define upper_b         x6
#define lower_a0        x7
#define upper_a0        x8
#define lower_a1        x9
#define upper_a1        x10

// One key
#define word_0          x11
#define word_1          x12
#define lower_0         x12                     // a0 + x1; replaces word_1
#define upper_0         x13
#define lower_1         x11                     // a1 + x0; replaces word_0
#define upper_1         x14
#define lower           x15                     // of the product
#define hash            x16

FUNCTION(bulkmap_hash_all_u128_neon)
        ldr     secret, [batch, #BATCH_SECRET]
        ldp     keys, hashes, [batch, #BATCH_KEYS]
        ldr     left, [batch, #BATCH_COUNT]
        cbz     left, L(all_hashed)
        ldp     lower_b, upper_b, [secret]
        ldp     lower_a0, upper_a0, [secret, #16]
        ldp     lower_a1, upper_a1, [secret, #32]

L(next_key):
        ldp     word_0, word_1, [keys], #16
        adds    lower_0, lower_a0, word_1
        adc     upper_0, upper_a0, xzr
        adds    lower_1, lower_a1, word_0
        adc     upper_1, upper_a1, xzr
        mul     lower, lower_0, lower_1
        umulh   hash, lower_0, lower_1
        madd    hash, upper_0, lower_1, hash
        madd    hash, upper_1, lower_0, hash
        adds    lower, lower, lower_b
        adc     hash, hash, upper_b
        str     hash, [hashes], #8
        sub     left, left, #1
        cbnz    left, L(next_key)

L(all_hashed):
        mov     x0, #0
        ret
END_FUNCTION(bulkmap_hash_all_u128_neon)
