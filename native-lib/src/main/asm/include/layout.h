// layout.h - the memory layout of a table and of a batch, as seen by assembly.
//
// The single source of these numbers outside Java. TableLayout.java and
// BatchLayout.java hold the same ones; a test compares them by name.
//
//   table (128 bytes, 128-byte aligned), then the groups
//   +0   group_count        number of groups, 1 ... 2^32 - 1
//   +8   hash_seed          exclusive-or of the key before it is mixed
//   +16  hash_multiplier_1  odd
//   +24  hash_multiplier_2  odd
//   +32  size               entries, the one with key 0 included
//   +40  size_limit         entries the table may hold; leaves empty slots
//   +48  zero_present       1 if there is an entry with key 0, else 0
//   +56  zero_value         its value
//   +64  reserved           zero
//   +128 group 0
//
//   group (two cache lines, 128-byte aligned)
//   +0   keys               8 slots; 0 means empty, occupied ones come first
//   +64  values             8 slots; 0 where the key is 0, but for the last slot:
//   +120 tags               in a group that is not full, one byte per slot: 0 if it is
//                           empty, else 128 + 7 bits of the hash
//
//   home of a key (in registers and on the stack): the offset of its first group from
//   group 0, a multiple of 128, plus the 7 bits of its tag
//
//   batch (64 bytes, 8-byte aligned): the one argument of every kernel
//   +0   table              -> table
//   +8   keys               -> count keys; for copy_groups: -> count groups
//   +16  values             -> count values; for contains_all: -> count bytes
//   +24  count
//   +32  missing            what get_all writes for an absent key
//   +40  function           which kernel, for those that only call it
//
//   batch of records (64 bytes, 8-byte aligned): the one argument of the functions for records
//   +0   chunks             -> addresses of the chunks that records are in
//        secret             instead of chunks, for hash_all_u128: -> b, a0, a1 (see there)
//   +8   keys               -> count keys of 16 bytes
//   +16  values             -> count values of value_words each; for hash_all: -> count hashes
//   +24  count
//   +32  places             -> count places: the number of a chunk, times 2^CHUNK_SHIFT, plus
//                           the units of 8 bytes before the record there; PLACE_ABSENT; or
//                           PLACE_OTHER, which says that the record there has another key
//   +40  function           as above
//   +48  candidates         -> count places; where it is the same one, the record is new
//   +56  key_words          2 bytes: 2; or 0 where records have no key
//   +58  value_words        2 bytes: from 0 to 32
//   +60  old_value_words    2 bytes: value_words; or 0 where old records keep their values
//   +62  ahead              2 bytes: how many records are asked for before the one whose turn
//                           it is; 0 where all are in the cache anyway
//
//   record (8-byte aligned)
//   +0   key                key_words
//   +8*key_words value      value_words
//
//   batch of keys of any length (72 bytes, 8-byte aligned): the one argument of the functions
//   for these and for their records; as a batch of records, but for
//   +8   keys               -> count ranges
//   +16  values             -> count ranges or words; for hash_all: -> count hashes
//   +58  value_words        2 bytes: 1, where values are words; 0, where they are ranges, or
//                           where read_all compares keys only
//   +64  content            -> the bytes that ranges are parts of
//
//   range (8-byte aligned)
//   +0   begin              4 bytes: distance of its first byte from content
//   +4   length             4 bytes: how many bytes
//
//   record of any length (8-byte aligned)
//   +0   key_length         4 bytes
//   +4   value_length       4 bytes, which no kernel looks at
//   +8   key                then zeros up to a multiple of 8
//        value              right behind, then zeros up to a multiple of 8
//
//   secret of hash_all_bytes (256 bytes, 8-byte aligned)
//   +0   of_all             b, a0, a1: for what is left of all bytes
//   +48  of_blocks          b, a0, a1: for what is left of a block
//   +96  block              16 words: one for each of a block
//   +224 length             for the length
//   +232 polynomial         for the polynomial of all blocks but the last
//   +240 point              where that is evaluated

#define LAYOUT_VERSION          7

#define TABLE_GROUP_COUNT       0
#define TABLE_HASH_SEED         8
#define TABLE_HASH_MULTIPLIER_1 16
#define TABLE_HASH_MULTIPLIER_2 24
#define TABLE_SIZE              32
#define TABLE_SIZE_LIMIT        40
#define TABLE_ZERO_PRESENT      48
#define TABLE_ZERO_VALUE        56
#define TABLE_GROUPS            128

#define GROUP_SLOTS             8
#define GROUP_KEYS              0
#define GROUP_VALUES            64
#define GROUP_BYTES             128
#define GROUP_SHIFT             7               // log2(GROUP_BYTES)

#define LAST_KEY                56              // 0 as long as the group has an empty slot

#define GROUP_TAGS              120             // as long as LAST_KEY is 0
#define TAG_OCCUPIED            128             // in the tag of every occupied slot

#define HOME_SHIFT              25              // hash, as a fraction of groups, to home

#define BATCH_TABLE             0
#define BATCH_KEYS              8
#define BATCH_VALUES            16
#define BATCH_COUNT             24
#define BATCH_MISSING           32
#define BATCH_FUNCTION          40
#define BATCH_BYTES             64

#define BATCH_CHUNKS            0
#define BATCH_SECRET            0
#define BATCH_PLACES            32
#define BATCH_CANDIDATES        48
#define BATCH_KEY_WORDS         56
#define BATCH_VALUE_WORDS       58
#define BATCH_OLD_VALUE_WORDS   60
#define BATCH_AHEAD             62

#define BATCH_CONTENT           64

#define RANGE_BEGIN             0
#define RANGE_LENGTH            4

#define RECORD_KEY_LENGTH       0
#define RECORD_KEY              8

#define SECRET_OF_ALL           0
#define SECRET_OF_BLOCKS        48
#define SECRET_B                0               // within each of these two
#define SECRET_A0               16
#define SECRET_A1               32
#define SECRET_BLOCK            96
#define SECRET_LENGTH           224
#define SECRET_POLYNOMIAL       232
#define SECRET_POINT            240

#define HASH_BLOCK_BYTES        128             // of keys
#define HASH_PRIME_BITS         61              // the polynomial is modulo 2^61 - 1

#define CHUNK_SHIFT             19
#define PLACE_ABSENT            -1
#define PLACE_OTHER             -2

// What cpu_features returns. On amd64: three words, each with its bits as the processor
// numbers them; the numbers here are where they start. On arm64: bits of AT_HWCAP.

#define CPU_LEAF_7              0               // 32 bits: ebx of CPUID leaf 7
#define CPU_XCR0                32              // 16 bits: registers that the system saves
#define CPU_EXTENDED            48              // 16 bits: ecx of CPUID leaf 0x80000001
#define CPU_ASIMD               1               // arm64: Advanced SIMD

// Tuning, not layout: they hold for the machines of docs/design.md.

#define BLOCK_KEYS              64              // at most: hashed together, one block ahead
#define NEAR_BLOCK_KEYS         32              // where groups are in the L3 cache
#define CACHED_BLOCK_KEYS       16              // where they are in the L2 cache
#define PREFETCH_GROUPS         8192            // bigger tables (1 MiB) leave the L2 cache
#define FAR_GROUPS              131072          // bigger ones (16 MiB) leave the L3 cache
#define RECORDS_AHEAD           32              // records of any length: asked for so early
