// write_all_bytes_avx2.S - write the records of a batch of keys of any length.
//
//   int64_t bulkmap_write_all_bytes_avx2(const struct batch *batch);
//
// Contract   for each i < count, in order: the record at places[i] gets the key and the
//            value, if it is new; and if it is not, and has another key, places[i] =
//            PLACE_OTHER.
// Clobbers   ymm0, xmm1, and what write_bytes.inc says
// Requires   AVX2
// All else   as write_bytes.inc says, which is the algorithm

#include "write_bytes.inc"
#include "bytes_avx2.inc"

FUNCTION(bulkmap_write_all_bytes_avx2)
        WRITE_ALL
END_FUNCTION(bulkmap_write_all_bytes_avx2)
