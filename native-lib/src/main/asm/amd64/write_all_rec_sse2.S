// write_all_rec_sse2.S - write the records of a batch.
//
//   int64_t bulkmap_write_all_rec_sse2(const struct batch *batch);
//
// Contract   for each i < count, in order: the record at places[i] gets the key and the
//            value, if it is new; the value, or nothing, if it has the key; and if it has
//            another one, places[i] = PLACE_OTHER.
// Clobbers   xmm0, xmm1, and what write_records.inc says
// Requires   any x86-64
// All else   as write_records.inc says, which is the algorithm

#include "write_records.inc"
#include "entry_sse2.inc"

FUNCTION(bulkmap_write_all_rec_sse2)
        WRITE_ALL
END_FUNCTION(bulkmap_write_all_rec_sse2)
