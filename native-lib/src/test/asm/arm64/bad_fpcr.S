// bad_fpcr.S - a function that breaks the ABI on purpose: it changes the rounding mode.
//
//   void bulkmaptest_bad_fpcr(void);
//
// Contract   bulkmaptest_checked_call must report: fpcr                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_fpcr)
        mrs     x0, fpcr
        eor     x0, x0, #0xc00000               // RMode
        msr     fpcr, x0
        ret
END_FUNCTION(bulkmaptest_bad_fpcr)
