// bad_d9.S - a function that breaks the ABI on purpose: it loses a callee-saved vector register.
//
//   void bulkmaptest_bad_d9(void);
//
// Contract   bulkmaptest_checked_call must report: d9                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_d9)
        movi    v9.2d, #0
        ret
END_FUNCTION(bulkmaptest_bad_d9)
