// bad_rsp.S - a function that breaks the ABI on purpose: it returns with a stack pointer that is 8 too high.
//
//   void bulkmaptest_bad_rsp(void);
//
// Contract   bulkmaptest_checked_call must report: rsp                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_rsp)
        ret     8
END_FUNCTION(bulkmaptest_bad_rsp)
