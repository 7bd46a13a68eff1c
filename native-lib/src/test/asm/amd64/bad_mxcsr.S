// bad_mxcsr.S - a function that breaks the ABI on purpose: it changes the rounding mode of SSE.
//
//   void bulkmaptest_bad_mxcsr(void);
//
// Contract   bulkmaptest_checked_call must report: mxcsr                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_mxcsr)
        RESERVE(8)
        stmxcsr [rsp]
        xor     dword ptr [rsp], 0x6000         // rounding control
        ldmxcsr [rsp]
        RELEASE(8)
        ret
END_FUNCTION(bulkmaptest_bad_mxcsr)
