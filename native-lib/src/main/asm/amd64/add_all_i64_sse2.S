// add_all_i64_sse2.S - add the values of a batch to those of the table.
//
//   int64_t bulkmap_add_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: values[i] is added to the value of keys[i],
//            modulo 2^64, and to 0 if the key is new.
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                 \
        xor other, other;                        \
        test new_key32, new_key32;               \
        cmovz other, [place + GROUP_VALUES];     \
        add value, other

#include "update_sse2.inc"

FUNCTION(bulkmap_add_all_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_add_all_i64_sse2)
