// read_all_bytes_sse2.S - compare and read the records of a batch of keys of any length.
//
//   int64_t bulkmap_read_all_bytes_sse2(const struct batch *batch);
//
// Contract   for each i < count with a record at places[i]: values[i] = its value, if its
//            key is keys[i] and values are asked for; places[i] = PLACE_OTHER, if its key
//            is another one.
// Clobbers   xmm0-xmm3, and what read_bytes.inc says
// Requires   any x86-64
// All else   as read_bytes.inc says, which is the algorithm

#include "read_bytes.inc"
#include "bytes_sse2.inc"

FUNCTION(bulkmap_read_all_bytes_sse2)
        READ_ALL
END_FUNCTION(bulkmap_read_all_bytes_sse2)
