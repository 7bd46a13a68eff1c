// report_count.S - a kernel that tells how many keys it was given.
//
//   int64_t bulkmaptest_report_count(struct batch *batch);
//
// Contract   values[0] = count; returns count, which is not 0
// In         rdi = batch                                                (System V ABI)
// Out        rax = batch->count
// Clobbers   rdi

#include "asmdefs.h"
#include "layout.h"

FUNCTION(bulkmaptest_report_count)
        mov     rax, [rdi + BATCH_COUNT]
        mov     rdi, [rdi + BATCH_VALUES]
        mov     [rdi], rax
        ret
END_FUNCTION(bulkmaptest_report_count)
