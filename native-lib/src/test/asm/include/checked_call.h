// checked_call.h - what bulkmaptest_checked_call is told and what it reports.
//
// CheckedCall.java holds the same numbers and, per architecture, the names of the changes.
//
//   checked call (448 bytes)
//   +0    function         -> the function to call
//   +8    argument         its first argument
//   +16   junk             what the other argument and scratch registers hold
//   +24   watch_vectors    1 if the CPU tells which vector state is in use, else 0
//   +32   result           what the function returned
//   +40   stack_pointer    written by the call itself, as are the next two
//   +48   float_control    MXCSR or FPCR
//   +56   x87_control
//   +64   canaries         what the callee-saved registers hold
//   +256  changes          0 where nothing has changed: one word for each canary, then
//                          the others, in the order of the numbers below

#define CALL_FUNCTION           0
#define CALL_ARGUMENT           8
#define CALL_JUNK               16
#define CALL_WATCH_VECTORS      24
#define CALL_RESULT             32
#define CALL_STACK_POINTER      40
#define CALL_FLOAT_CONTROL      48
#define CALL_X87_CONTROL        56
#define CALL_CANARIES           64
#define CALL_CHANGES            256

#if defined(__x86_64__)
// Canaries: rbx rbp r12 r13 r14 r15
# define CHANGED_STACK_POINTER  (CALL_CHANGES + 8*6)
# define CHANGED_STACK          (CALL_CHANGES + 8*7)
# define CHANGED_DIRECTION      (CALL_CHANGES + 8*8)
# define CHANGED_FLOAT_CONTROL  (CALL_CHANGES + 8*9)
# define CHANGED_X87_CONTROL    (CALL_CHANGES + 8*10)
# define CHANGED_VECTORS        (CALL_CHANGES + 8*11)
#else
// Canaries: x18 ... x29, d8 ... d15
# define CHANGED_STACK_POINTER  (CALL_CHANGES + 8*20)
# define CHANGED_STACK          (CALL_CHANGES + 8*21)
# define CHANGED_FLOAT_CONTROL  (CALL_CHANGES + 8*22)
#endif

// Words of stack around the function's frame that hold the address of the checked call.
// Those above belong to the caller: they must not change.
#define STACK_WORDS_ABOVE       8
#define STACK_WORDS_BELOW       64
