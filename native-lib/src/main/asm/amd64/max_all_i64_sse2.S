// max_all_i64_sse2.S - keep the larger of the values of a batch and of the table.
//
//   int64_t bulkmap_max_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if
//            that is larger or the key is new.
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                 \
        mov other, [place + GROUP_VALUES];       \
        test new_key32, new_key32;               \
        cmovnz other, value;                     \
        cmp other, value;                        \
        cmovg value, other

#include "update_sse2.inc"

FUNCTION(bulkmap_max_all_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_max_all_i64_sse2)
