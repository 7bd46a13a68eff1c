// put_all_if_absent_i64_neon.S - store the pairs of a batch whose keys are new.
//
//   int64_t bulkmap_put_all_if_absent_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if the
//            key is new, and stays else.
// All else   as update_neon.inc says, which is the algorithm

#define COMBINE                 \
        ldr other, [place, #GROUP_VALUES];       \
        cmp new_key, #0;                         \
        csel value, value, other, ne

#include "update_neon.inc"

FUNCTION(bulkmap_put_all_if_absent_i64_neon)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_put_all_if_absent_i64_neon)
