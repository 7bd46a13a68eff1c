// bad_sp.S - a function that breaks the ABI on purpose: it returns with a stack pointer that is 16 too high.
//
//   void bulkmaptest_bad_sp(void);
//
// Contract   bulkmaptest_checked_call must report: sp                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_sp)
        add     sp, sp, #16
        ret
END_FUNCTION(bulkmaptest_bad_sp)
