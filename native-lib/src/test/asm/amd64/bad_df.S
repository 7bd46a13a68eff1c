// bad_df.S - a function that breaks the ABI on purpose: it leaves the direction flag set.
//
//   void bulkmaptest_bad_df(void);
//
// Contract   bulkmaptest_checked_call must report: df                  (System V ABI)

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_df)
        std
        ret
END_FUNCTION(bulkmaptest_bad_df)
