// min_all_i64_neon.S - keep the smaller of the values of a batch and of the table.
//
//   int64_t bulkmap_min_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if
//            that is smaller or the key is new.
// All else   as update_neon.inc says, which is the algorithm

#define COMBINE                 \
        ldr other, [place, #GROUP_VALUES];       \
        cmp new_key, #0;                         \
        csel other, value, other, ne;            \
        cmp other, value;                        \
        csel value, other, value, lt

#include "update_neon.inc"

FUNCTION(bulkmap_min_all_i64_neon)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_min_all_i64_neon)
