// read_all_bytes_avx2.S - compare and read the records of a batch of keys of any length.
//
//   int64_t bulkmap_read_all_bytes_avx2(const struct batch *batch);
//
// Contract   for each i < count with a record at places[i]: values[i] = its value, if its
//            key is keys[i] and values are asked for; places[i] = PLACE_OTHER, if its key
//            is another one.
// Clobbers   ymm0, xmm1, and what read_bytes.inc says
// Requires   AVX2
// All else   as read_bytes.inc says, which is the algorithm

#include "read_bytes.inc"
#include "bytes_avx2.inc"

FUNCTION(bulkmap_read_all_bytes_avx2)
        READ_ALL
END_FUNCTION(bulkmap_read_all_bytes_avx2)
