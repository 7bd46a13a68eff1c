// put_all_if_absent_i64_sse2.S - store the pairs of a batch whose keys are new.
//
//   int64_t bulkmap_put_all_if_absent_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i] if the
//            key is new, and stays else.
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                 \
        test new_key32, new_key32;               \
        cmovz value, [place + GROUP_VALUES]

#include "update_sse2.inc"

FUNCTION(bulkmap_put_all_if_absent_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_put_all_if_absent_i64_sse2)
