// bad_x18.S - a function that breaks the ABI on purpose: it uses the platform register.
//
//   void bulkmaptest_bad_x18(void);
//
// Contract   bulkmaptest_checked_call must report: x18                  (AAPCS64)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_x18)
        mvn     x18, x18
        ret
END_FUNCTION(bulkmaptest_bad_x18)
