// hash_all_bytes_sse2.S - hash a batch of keys of any length.
//
//   int64_t bulkmap_hash_all_bytes_sse2(const struct batch *batch);
//
// Contract   for each i < count, values[i] = the hash of the bytes of keys[i], a range of
//            content. Returns 0. count, and any length, may be 0.
// In         rdi = batch                                                (System V ABI)
// Out        rax = 0
// Clobbers   rcx rdx rsi rdi r8-r11, flags; 56 bytes of stack
// Requires   any x86-64; ranges and hashes need no alignment
// Never      reads before the first or behind the last byte of a range, calls anything
//
// Algorithm  As BytesHash.java explains: bytes are words, filled up with zeros, and words are
//            pairs. NH sums up (k0 + x0)(k1 + x1) over the pairs of a block and over one of
//            the length and the polynomial; pair-multiply-shift makes 64 bits of the sum.
//            Longer keys first go through the polynomial, a block at a time. Vectors have no
//            product of this length.
//            What the last pair has is read from its end, so that nothing depends on how
//            many bytes these are but shifts and moves; only keys of less than a word and a
//            byte are a case of their own.

#include "asmdefs.h"
#include "layout.h"

// Argument
#define batch           rdi                     // until the fields are read

// Fields, read once
#define ranges          rsi                     // the next one
#define hashes          rdi                     // the next one; replaces batch
#define left            r8                      // keys from there on
#define content         r9
#define secret          r10

// One key
#define bytes           r11                     // of the current block
#define bytes32         r11d
#define length          rbx                     // from there on
#define length32        ebx
#define lower           r12                     // of the sum of products
#define lower32         r12d
#define upper           r13
#define upper32         r13d
#define word_0          rax
#define word_0_32       eax
#define word_1          rdx
#define word_1_32       edx
#define hash            rdx                     // replaces word_1
#define pair            rbp                     // before the current one, in bytes
#define pair32          ebp
#define last            r14                     // before the last pair, in bytes
#define last32          r14d
#define last_word       r15                     // before the last word, in bytes
#define last_word32     r15d
#define shift32         ecx                     // in bits
#define shift8          cl
#define middle          rbp                     // replaces pair
#define middle32        ebp
#define zero            rcx                     // replaces shift
#define zero32          ecx

// Pair-multiply-shift
#define upper_0         rcx                     // replaces shift
#define upper_1         rbp                     // replaces pair

// A key of several blocks
#define polynomial      r14                     // replaces last
#define polynomial32    r14d
#define prime           r15                     // replaces last_word
#define coefficient     r12                     // replaces lower
#define rest            rdx                     // replaces word_1

// Adds a product to the sum of a block.
// In: word_0 and word_1, which it clobbers. Out: lower and upper.
.macro ADD_PRODUCT
        mul     word_1                          // word_1 and word_0 = word_0 * word_1
        add     lower, word_0
        adc     upper, word_1
.endm

// Adds the current pair to the sum of a block. Clobbers word_0 and word_1.
.macro ADD_PAIR
        mov     word_0, [bytes + pair]
        mov     word_1, [bytes + pair + 8]
        add     word_0, [secret + SECRET_BLOCK + pair]
        add     word_1, [secret + SECRET_BLOCK + 8 + pair]
        ADD_PRODUCT
.endm

// hash = upper half of (a0 + upper)(a1 + lower) + b. Clobbers lower, upper, word_0, upper_0,
// upper_1.
// In: \of = which b, a0 and a1 of the secret.
.macro PAIR_MULTIPLY_SHIFT of
        mov     upper_0, [secret + \of + SECRET_A0 + 8]
        mov     upper_1, [secret + \of + SECRET_A1 + 8]
        add     upper, [secret + \of + SECRET_A0]
        adc     upper_0, 0
        add     lower, [secret + \of + SECRET_A1]
        adc     upper_1, 0
        imul    upper_0, lower
        imul    upper_1, upper
        mov     word_0, lower
        mul     upper                           // hash and word_0 = lower * upper
        add     upper_0, upper_1
        add     word_0, [secret + \of + SECRET_B]
        adc     hash, [secret + \of + SECRET_B + 8]
        add     hash, upper_0
.endm

FUNCTION(bulkmap_hash_all_bytes_sse2)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        END_PROLOGUE

        mov     secret, [batch + BATCH_SECRET]
        mov     ranges, [batch + BATCH_KEYS]
        mov     left, [batch + BATCH_COUNT]
        mov     content, [batch + BATCH_CONTENT]
        mov     hashes, [batch + BATCH_VALUES]
        test    left, left
        jz      L(all_hashed)

// The pair of the length and the polynomial, which is 0 for keys of one block.
L(next_key):
        mov     bytes32, [ranges + RANGE_BEGIN]
        mov     length32, [ranges + RANGE_LENGTH]
        add     bytes, content
        mov     word_0, [secret + SECRET_LENGTH]
        cmp     length32, HASH_BLOCK_BYTES
        ja      L(long)
        add     word_0, length
        mul     qword ptr [secret + SECRET_POLYNOMIAL]
L(last_block):
        mov     lower, word_0
        mov     upper, word_1
        cmp     length32, 8
        jbe     L(short)

// All pairs but the last one, which has 1 to 16 bytes.
        lea     last_word32, [length - 1]
        mov     last32, last_word32
        and     last32, -16
        jz      L(last_pair)
        xor     pair32, pair32
L(next_pair):
        ADD_PAIR
        add     pair32, 16
        cmp     pair32, last32
        jb      L(next_pair)

// The last word is the end of the last 8 bytes. It is the second of its pair, or the first,
// and then the word before belongs to another pair.
L(last_pair):
        mov     word_1, [bytes + length - 8]
        lea     shift32, [8*length]
        neg     shift32                         // modulo 64: bits that are not of the word
        shr     word_1, shift8
        and     last_word32, -8
        mov     word_0, [bytes + last_word - 8]
        xor     zero32, zero32
        test    last_word32, 8
        cmovz   word_0, word_1
        cmovz   word_1, zero
        add     word_0, [secret + SECRET_BLOCK + last]
        add     word_1, [secret + SECRET_BLOCK + 8 + last]
        ADD_PRODUCT

L(all_added):
        PAIR_MULTIPLY_SHIFT SECRET_OF_ALL
        mov     [hashes], hash
        add     ranges, 8
        add     hashes, 8
        dec     left
        jnz     L(next_key)

L(all_hashed):
        xor     eax, eax
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret

// Up to 8 bytes: the first four of them and the last four make up the word.
L(short):
        cmp     length32, 4
        jb      L(shorter)
        mov     word_0_32, [bytes + length - 4]
        lea     shift32, [8*length - 32]
        shl     word_0, shift8
        mov     word_1_32, [bytes]
L(one_word):
        or      word_0, word_1
        add     word_0, [secret + SECRET_BLOCK]
        mov     word_1, [secret + SECRET_BLOCK + 8]
        ADD_PRODUCT
        jmp     L(all_added)

// Up to 3 bytes: the first one, the one in the middle and the last one, which may be the
// same.
L(shorter):
        test    length32, length32
        jz      L(all_added)
        movzx   word_0_32, byte ptr [bytes + length - 1]
        lea     shift32, [8*length - 8]
        shl     word_0_32, shift8
        mov     middle32, length32
        shr     middle32
        movzx   word_1_32, byte ptr [bytes + middle]
        lea     shift32, [8*middle]
        shl     word_1_32, shift8
        or      word_0_32, word_1_32
        movzx   word_1_32, byte ptr [bytes]
        jmp     L(one_word)

// More than a block: the polynomial over all blocks but the last one, of which 1 to 128 bytes
// are left.
L(long):
        xor     polynomial32, polynomial32
        mov     prime, (1 << HASH_PRIME_BITS) - 1
L(next_block):
        xor     lower32, lower32
        xor     upper32, upper32
        xor     pair32, pair32
L(next_pair_of_block):
        ADD_PAIR
        add     pair32, 16
        cmp     pair32, HASH_BLOCK_BYTES
        jb      L(next_pair_of_block)
        PAIR_MULTIPLY_SHIFT SECRET_OF_BLOCKS

// polynomial = (polynomial * point + coefficient) modulo the prime: of the product, what is
// above as many bits as the prime has counts as if it were below.
        shr     hash, 64 - HASH_PRIME_BITS
        mov     coefficient, hash
        mov     word_0, polynomial
        mul     qword ptr [secret + SECRET_POINT]
        shld    rest, word_0, 64 - HASH_PRIME_BITS
        and     word_0, prime
        add     word_0, coefficient
        add     word_0, rest
        mov     rest, word_0
        shr     rest, HASH_PRIME_BITS
        and     word_0, prime
        add     word_0, rest
        mov     polynomial, word_0
        sub     word_0, prime
        cmovnc  polynomial, word_0
        add     bytes, HASH_BLOCK_BYTES
        sub     length32, HASH_BLOCK_BYTES
        cmp     length32, HASH_BLOCK_BYTES
        ja      L(next_block)

        mov     word_0_32, [ranges + RANGE_LENGTH]
        add     word_0, [secret + SECRET_LENGTH]
        add     polynomial, [secret + SECRET_POLYNOMIAL]
        mul     polynomial
        jmp     L(last_block)
END_FUNCTION(bulkmap_hash_all_bytes_sse2)
