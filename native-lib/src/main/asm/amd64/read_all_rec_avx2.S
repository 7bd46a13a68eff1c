// read_all_rec_avx2.S - compare and read the records of a batch.
//
//   int64_t bulkmap_read_all_rec_avx2(const struct batch *batch);
//
// Contract   for each i < count with a record at places[i]: values[i] = its value, if its
//            key is keys[i]; else places[i] = PLACE_OTHER.
// Clobbers   ymm0, xmm1, and what read_records.inc says
// Requires   AVX2
// All else   as read_records.inc says, which is the algorithm

#include "read_records.inc"
#include "entry_avx2.inc"

FUNCTION(bulkmap_read_all_rec_avx2)
        READ_ALL
END_FUNCTION(bulkmap_read_all_rec_avx2)
