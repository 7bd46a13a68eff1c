// put_all_i64_sse2.S - store a batch of pairs of a 64-bit key and a 64-bit value.
//
//   int64_t bulkmap_put_all_i64_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the value of keys[i] becomes values[i].
// All else   as update_sse2.inc says, which is the algorithm

#define COMBINE                                // the value of the batch

#include "update_sse2.inc"

FUNCTION(bulkmap_put_all_i64_sse2)
        UPDATE_ALL
        ret
END_FUNCTION(bulkmap_put_all_i64_sse2)
