// bad_r15.S - a function that breaks the ABI on purpose: it changes one bit of a callee-saved register.
//
//   void bulkmaptest_bad_r15(void);
//
// Contract   bulkmaptest_checked_call must report: r15                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_r15)
        btc     r15, 63
        ret
END_FUNCTION(bulkmaptest_bad_r15)
