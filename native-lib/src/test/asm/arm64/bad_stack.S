// bad_stack.S - a function that breaks the ABI on purpose: it writes above its frame.
//
//   void bulkmaptest_bad_stack(void);
//
// Contract   bulkmaptest_checked_call must report: stack                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_stack)
        str     xzr, [sp, #24]
        ret
END_FUNCTION(bulkmaptest_bad_stack)
