// min_all_i64_sse2.S - keep the smaller of the values of a batch and of the table.
//
//   int64_t bulkmap_min_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if
//            that is smaller or the key is new.
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                 \
        mov other, [place + GROUP_VALUES];       \
        test new_key32, new_key32;               \
        cmovnz other, value;                     \
        cmp other, value;                        \
        cmovl value, other

#include "update_sse2.inc"

FUNCTION(bulkmap_min_all_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_min_all_i64_sse2)
