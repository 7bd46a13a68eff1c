// get_or_put_all_i64_sse2.S - look up a batch of keys and store those that are new.
//
//   int64_t bulkmap_get_or_put_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if the
//            key is new; else values[i] becomes the value of keys[i].
// Never      writes to keys
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                 \
        test new_key32, new_key32;               \
        cmovz value, [place + GROUP_VALUES];     \
        mov [values + 8*i], value

#include "update_sse2.inc"

FUNCTION(bulkmap_get_or_put_all_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_get_or_put_all_i64_sse2)
