// write_all_rec_avx2.S - write the records of a batch.
//
//   int64_t bulkmap_write_all_rec_avx2(const struct batch *batch);
//
// Contract   for each i < count, in order: the record at places[i] gets the key and the
//            value, if it is new; the value, or nothing, if it has the key; and if it has
//            another one, places[i] = PLACE_OTHER.
// Clobbers   ymm0, xmm1, and what write_records.inc says
// Requires   AVX2
// All else   as write_records.inc says, which is the algorithm. A new key and a value of 16
//            bytes are written by one store of 32 bytes

#include "write_records.inc"
#include "entry_avx2.inc"

FUNCTION(bulkmap_write_all_rec_avx2)
        WRITE_ALL
END_FUNCTION(bulkmap_write_all_rec_avx2)
