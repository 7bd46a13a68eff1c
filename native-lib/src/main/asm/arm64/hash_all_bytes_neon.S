// hash_all_bytes_neon.S - hash a batch of keys of any length.
//
//   int64_t bulkmap_hash_all_bytes_neon(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the hash of the bytes of keys[i], a range of
//            content. Returns 0. count, and any length, may be 0.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = 0
// Clobbers   x1-x17, flags; 16 bytes of stack
// Requires   any ARMv8; ranges and hashes are 8-byte aligned
// Never      reads before the first or behind the last byte of a range, calls anything
//
// Algorithm  as in amd64/hash_all_bytes_sse2.S

#include "asmdefs.h"
#include "layout.h"

// Argument
#define batch           x0                      // until the fields are read

// Fields, read once
#define secret          x0                      // replaces batch
#define ranges          x1                      // the next one
#define hashes          x2                      // the next one
#define left            x3                      // keys from there on
#define content         x4

// One key
#define bytes           x5                      // of the current pair
#define bytes32         w5
#define length          x6                      // from the current block on
#define length32        w6
#define end             x7                      // behind the last byte
#define lower           x8                      // of the sum of products
#define upper           x9
#define pair_key        x10                     // -> the secret for the current pair
#define last            x11                     // -> the last pair
#define word_0          x12
#define word_0_32       w12
#define word_1          x13
#define word_1_32       w13
#define key_0           x14
#define key_1           x15
#define hash            x16
#define shift           x14                     // in bits; replaces key_0
#define shift32         w14
#define last_word       x17                     // before the last word, in bytes
#define middle          x15                     // replaces key_1

// A product
#define product_0       x14                     // lower half; replaces key_0
#define product_1       x15                     // upper half; replaces key_1

// Pair-multiply-shift
#define lower_a         x12                     // replaces word_0
#define upper_a0        x13                     // replaces word_1
#define upper_a1        x15
#define lower_b         x12                     // replaces lower_a
#define upper_b         x13                     // replaces upper_a0

// A key of several blocks
#define polynomial      x11                     // replaces last
#define prime           x17                     // replaces last_word
#define block_end       x19                     // behind the secret for a block
#define point           x12                     // replaces word_0
#define rest            x15                     // replaces product_1
#define rest32          w15

// Adds a product to the sum of a block.
// In: word_0 and word_1. Out: lower and upper. Clobbers product_0, product_1.
.macro ADD_PRODUCT
        mul     product_0, word_0, word_1
        umulh   product_1, word_0, word_1
        adds    lower, lower, product_0
        adc     upper, upper, product_1
.endm

// Adds the current pair to the sum of a block, and goes on to the next one. Clobbers word_0,
// word_1, product_0, product_1.
.macro ADD_PAIR
        ldp     word_0, word_1, [bytes], #16
        ldp     key_0, key_1, [pair_key], #16
        add     word_0, word_0, key_0
        add     word_1, word_1, key_1
        ADD_PRODUCT
.endm

// hash = upper half of (a0 + upper)(a1 + lower) + b. Clobbers lower, upper, lower_a, upper_a0,
// upper_a1, product_0.
// In: \of = which b, a0 and a1 of the secret.
.macro PAIR_MULTIPLY_SHIFT of
        ldp     lower_a, upper_a0, [secret, #\of + SECRET_A0]
        adds    upper, upper, lower_a
        adc     upper_a0, upper_a0, xzr
        ldp     lower_a, upper_a1, [secret, #\of + SECRET_A1]
        adds    lower, lower, lower_a
        adc     upper_a1, upper_a1, xzr
        mul     product_0, lower, upper
        umulh   hash, lower, upper
        madd    hash, upper_a0, lower, hash
        madd    hash, upper_a1, upper, hash
        ldp     lower_b, upper_b, [secret, #\of + SECRET_B]
        adds    product_0, product_0, lower_b
        adc     hash, hash, upper_b
.endm

FUNCTION(bulkmap_hash_all_bytes_neon)
        SAVE_PAIR(x19, x20)
        ldp     ranges, hashes, [batch, #BATCH_KEYS]
        ldr     left, [batch, #BATCH_COUNT]
        ldr     content, [batch, #BATCH_CONTENT]
        ldr     secret, [batch, #BATCH_SECRET]
        cbz     left, L(all_hashed)

// The pair of the length and the polynomial, which is 0 for keys of one block.
L(next_key):
        ldp     bytes32, length32, [ranges, #RANGE_BEGIN]
        ldp     word_0, word_1, [secret, #SECRET_LENGTH]
        add     bytes, bytes, content
        add     end, bytes, length
        add     word_0, word_0, length
        cmp     length32, #HASH_BLOCK_BYTES
        b.hi    L(long)
L(last_block):
        mul     lower, word_0, word_1
        umulh   upper, word_0, word_1
        add     pair_key, secret, #SECRET_BLOCK
        cmp     length32, #8
        b.ls    L(short)

// All pairs but the last one, which has 1 to 16 bytes.
        sub     last_word, length, #1
        and     last, last_word, #-16
        and     last_word, last_word, #-8
        add     last, bytes, last
        add     last_word, bytes, last_word
        cmp     bytes, last
        b.hs    L(last_pair)
L(next_pair):
        ADD_PAIR
        cmp     bytes, last
        b.lo    L(next_pair)

// The last word is the end of the last 8 bytes. It is the second of its pair, or the first,
// and then the word before belongs to another pair.
L(last_pair):
        ldr     word_1, [end, #-8]
        ldr     word_0, [last_word, #-8]
        neg     shift32, length32, lsl #3       // modulo 64: bits that are not of the word
        lsr     word_1, word_1, shift
        cmp     last, last_word
        csel    word_0, word_1, word_0, eq
        csel    word_1, xzr, word_1, eq
        ldp     key_0, key_1, [pair_key]
        add     word_0, word_0, key_0
        add     word_1, word_1, key_1
        ADD_PRODUCT

L(all_added):
        PAIR_MULTIPLY_SHIFT SECRET_OF_ALL
        str     hash, [hashes], #8
        add     ranges, ranges, #8
        sub     left, left, #1
        cbnz    left, L(next_key)

L(all_hashed):
        mov     x0, #0
        RESTORE_PAIR(x19, x20)
        ret

// Up to 8 bytes: the first four of them and the last four make up the word.
L(short):
        cmp     length32, #4
        b.lo    L(shorter)
        ldr     word_0_32, [end, #-4]
        lsl     shift, length, #3
        sub     shift, shift, #32
        lsl     word_0, word_0, shift
        ldr     word_1_32, [bytes]
L(one_word):
        orr     word_0, word_0, word_1
        ldp     key_0, key_1, [pair_key]
        add     word_0, word_0, key_0
        mov     word_1, key_1
        ADD_PRODUCT
        b       L(all_added)

// Up to 3 bytes: the first one, the one in the middle and the last one, which may be the
// same.
L(shorter):
        cbz     length32, L(all_added)
        ldrb    word_0_32, [end, #-1]
        lsl     shift, length, #3
        sub     shift, shift, #8
        lsl     word_0, word_0, shift
        lsr     middle, length, #1
        ldrb    word_1_32, [bytes, middle]
        lsl     shift, middle, #3
        lsl     word_1, word_1, shift
        orr     word_0, word_0, word_1
        ldrb    word_1_32, [bytes]
        b       L(one_word)

// More than a block: the polynomial over all blocks but the last one, of which 1 to 128 bytes
// are left.
L(long):
        mov     polynomial, #0
        mov     prime, #(1 << HASH_PRIME_BITS) - 1
        add     block_end, secret, #SECRET_BLOCK + HASH_BLOCK_BYTES
L(next_block):
        mov     lower, #0
        mov     upper, #0
        add     pair_key, secret, #SECRET_BLOCK
L(next_pair_of_block):
        ADD_PAIR
        cmp     pair_key, block_end
        b.lo    L(next_pair_of_block)
        PAIR_MULTIPLY_SHIFT SECRET_OF_BLOCKS

// polynomial = (polynomial * point + coefficient) modulo the prime: of the product, what is
// above as many bits as the prime has counts as if it were below.
        ldr     point, [secret, #SECRET_POINT]
        mul     product_0, polynomial, point
        umulh   rest, polynomial, point
        extr    rest, rest, product_0, #HASH_PRIME_BITS
        and     product_0, product_0, prime
        add     product_0, product_0, rest
        add     product_0, product_0, hash, lsr #64 - HASH_PRIME_BITS
        and     polynomial, product_0, prime
        add     polynomial, polynomial, product_0, lsr #HASH_PRIME_BITS
        subs    rest, polynomial, prime
        csel    polynomial, rest, polynomial, hs
        sub     length, length, #HASH_BLOCK_BYTES
        cmp     length32, #HASH_BLOCK_BYTES
        b.hi    L(next_block)

        ldp     word_0, word_1, [secret, #SECRET_LENGTH]
        ldr     rest32, [ranges, #RANGE_LENGTH]
        add     word_0, word_0, rest
        add     word_1, word_1, polynomial
        b       L(last_block)
END_FUNCTION(bulkmap_hash_all_bytes_neon)
