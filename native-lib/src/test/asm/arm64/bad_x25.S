// bad_x25.S - a function that breaks the ABI on purpose: it changes one bit of a callee-saved register.
//
//   void bulkmaptest_bad_x25(void);
//
// Contract   bulkmaptest_checked_call must report: x25                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_x25)
        eor     x25, x25, #0x8000000000000000
        ret
END_FUNCTION(bulkmaptest_bad_x25)
