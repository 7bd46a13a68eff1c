// checked_call.h - what main.c tells checked_call.S, and what it gets back.

#define CHECKED_FUNCTION        0
#define CHECKED_ARGUMENTS       8               // six words
#define CHECKED_CANARIES        56              // eight words, then ten pairs of words
#define CHECKED_STACK_POINTER   280             // as it was at the call
#define CHECKED_CHANGED         288             // not 0 if anything has changed

#define GENERAL_CANARIES        8
#define VECTOR_CANARIES         10
