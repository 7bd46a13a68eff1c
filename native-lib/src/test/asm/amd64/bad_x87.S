// bad_x87.S - a function that breaks the ABI on purpose: it changes the rounding mode of the x87.
//
//   void bulkmaptest_bad_x87(void);
//
// Contract   bulkmaptest_checked_call must report: x87                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_x87)
        RESERVE(8)
        fnstcw  [rsp]
        xor     word ptr [rsp], 0x0c00          // rounding control
        fldcw   [rsp]
        RELEASE(8)
        ret
END_FUNCTION(bulkmaptest_bad_x87)
