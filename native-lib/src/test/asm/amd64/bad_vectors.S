// bad_vectors.S - a function that breaks the ABI on purpose: it forgets vzeroupper.
//
//   void bulkmaptest_bad_vectors(void);
//
// Contract   bulkmaptest_checked_call must report: vectors                  (System V ABI)
// Requires   AVX; junk in xmm5, as the checked call leaves it

#include "asmdefs.h"

FUNCTION(bulkmaptest_bad_vectors)
        vinsertf128 ymm5, ymm5, xmm5, 1
        ret
END_FUNCTION(bulkmaptest_bad_vectors)
