// add_all_i64_neon.S - add the values of a batch to those of the table.
//
//   int64_t bulkmap_add_all_i64_neon(const struct batch *batch);
//
// Contract   for each i < count, in order: values[i] is added to the value of keys[i],
//            modulo 2^64, and to 0 if the key is new.
// All else   as update_neon.inc says, which is the algorithm

#define COMBINE                 \
        ldr other, [place, #GROUP_VALUES];       \
        cmp new_key, #0;                         \
        csel other, other, xzr, eq;              \
        add value, value, other

#include "update_neon.inc"

FUNCTION(bulkmap_add_all_i64_neon)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_add_all_i64_neon)
