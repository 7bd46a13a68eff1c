// report_count.S - a kernel that tells how many keys it was given.
//
//   int64_t bulkmaptest_report_count(struct batch *batch);
//
// Contract   values[0] = count; returns count, which is not 0
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = batch->count
// Clobbers   x1

#include "asmdefs.h"
#include "layout.h"

FUNCTION(bulkmaptest_report_count)
        ldr     x1, [x0, #BATCH_VALUES]
        ldr     x0, [x0, #BATCH_COUNT]
        str     x0, [x1]
        ret
END_FUNCTION(bulkmaptest_report_count)
