// bad_rbx.S - a function that breaks the ABI on purpose: it loses a callee-saved register.
//
//   void bulkmaptest_bad_rbx(void);
//
// Contract   bulkmaptest_checked_call must report: rbx                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_rbx)
        xor     ebx, ebx
        ret
END_FUNCTION(bulkmaptest_bad_rbx)
