// get_or_put_all_i64_neon.S - look up a batch of keys and store those that are new.
//
//   int64_t bulkmap_get_or_put_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if the
//            key is new; else values[i] becomes the value of keys[i].
// Never      writes to keys
// All else   as update_neon.inc says, which is the algorithm

#define COMBINE                 \
        ldr other, [place, #GROUP_VALUES];       \
        cmp new_key, #0;                         \
        csel value, value, other, ne;            \
        str value, [values, i, lsl #3]

#include "update_neon.inc"

FUNCTION(bulkmap_get_or_put_all_i64_neon)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_get_or_put_all_i64_neon)
