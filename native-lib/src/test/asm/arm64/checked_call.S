// checked_call.S - call a function and report what it should have left alone.
//
//   void bulkmaptest_checked_call(struct checked_call *checked);
//
// Contract   calls checked->function(checked->argument) with canaries in the registers
//            that the function must preserve and junk in those that it may not rely on;
//            stores its result, and a nonzero word for everything that has changed
// In         x0 = checked                                                    (AAPCS64)
// Out        nothing; *checked
// Clobbers   what the ABI allows
// Requires   any arm64
// Assumes    the function returns here
// Never      uses static data, so that threads do not disturb each other
//
// Algorithm  as in amd64/checked_call.S: the stack around the function's frame is filled
//            with the address of the checked call, so that we find it again even if the
//            function returned with a wrong sp. x18 is no register of ours on any system
//            but Linux, so that a function which touches it is bad too.

#include "asmdefs.h"
#include "../include/checked_call.h"

// Before the call
#define checked         x0
#define i               x9
#define stack           x10
#define canary          x11             // -> the next canary
#define tmp             x12
#define junk            x13
#define callee          x17

// After the call; canary again, and
#define result          x0
#define report          x9
#define expected        x10
#define change          x16             // -> the next change
#define bits            x12
#define changed         x13
#define words           x14
#define position        x15             // -> the next word of the stack

// Frame: the words above, then the registers of our caller
#define SAVED           (8*STACK_WORDS_ABOVE)
#define FRAME_BYTES     (SAVED + 176)

FUNCTION(bulkmaptest_checked_call)
        RESERVE(FRAME_BYTES)
        stp     x29, x30, [sp, #SAVED]
        .cfi_rel_offset x29, SAVED
        .cfi_rel_offset x30, SAVED + 8
        stp     x19, x20, [sp, #SAVED + 16]
        stp     x21, x22, [sp, #SAVED + 32]
        stp     x23, x24, [sp, #SAVED + 48]
        stp     x25, x26, [sp, #SAVED + 64]
        stp     x27, x28, [sp, #SAVED + 80]
        stp     d8, d9, [sp, #SAVED + 96]
        stp     d10, d11, [sp, #SAVED + 112]
        stp     d12, d13, [sp, #SAVED + 128]
        stp     d14, d15, [sp, #SAVED + 144]
        str     x18, [sp, #SAVED + 160]

// Remember what has no canary.

        mov     stack, sp
        mrs     tmp, fpcr
        str     stack, [checked, #CALL_STACK_POINTER]
        str     tmp, [checked, #CALL_FLOAT_CONTROL]

// Leave the way back on the stack.

        sub     stack, stack, #8*STACK_WORDS_BELOW
        mov     i, #STACK_WORDS_BELOW + STACK_WORDS_ABOVE
L(fill):
        str     checked, [stack], #8
        subs    i, i, #1
        b.ne    L(fill)

// Canaries, in the order of the report.

        add     canary, checked, #CALL_CANARIES
.irp register, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29
        ldr     \register, [canary], #8
.endr
.irp register, d8, d9, d10, d11, d12, d13, d14, d15
        ldr     \register, [canary], #8
.endr

// Junk in everything else; the low halves of v8 ... v15 are the callee-saved ones.

        ldr     junk, [checked, #CALL_JUNK]
.irp n, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        dup     v\n\().2d, junk
.endr
.irp n, 8, 9, 10, 11, 12, 13, 14, 15
        ins     v\n\().d[1], junk
.endr
        ldr     callee, [checked, #CALL_FUNCTION]
        ldr     x0, [checked, #CALL_ARGUMENT]
.irp n, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16
        mov     x\n, junk
.endr
        blr     callee

// Find the way back and stand on firm ground again.

        ldr     report, [sp]
        str     result, [report, #CALL_RESULT]
        mov     bits, sp
        ldr     expected, [report, #CALL_STACK_POINTER]
        mov     sp, expected
        eor     bits, bits, expected
        str     bits, [report, #CHANGED_STACK_POINTER]

        add     canary, report, #CALL_CANARIES
        add     change, report, #CALL_CHANGES
.irp register, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29
        ldr     expected, [canary], #8
        eor     bits, expected, \register
        str     bits, [change], #8
.endr
.irp register, d8, d9, d10, d11, d12, d13, d14, d15
        ldr     expected, [canary], #8
        fmov    bits, \register
        eor     bits, bits, expected
        str     bits, [change], #8
.endr

// The caller's stack.

        mov     changed, #0
        mov     position, sp
        mov     words, #STACK_WORDS_ABOVE
L(compare):
        ldr     bits, [position], #8
        eor     bits, bits, report
        orr     changed, changed, bits
        subs    words, words, #1
        b.ne    L(compare)
        str     changed, [report, #CHANGED_STACK]

// Floating-point control, which we put right.

        mrs     bits, fpcr
        ldr     expected, [report, #CALL_FLOAT_CONTROL]
        eor     bits, bits, expected
        str     bits, [report, #CHANGED_FLOAT_CONTROL]
        msr     fpcr, expected

        ldr     x18, [sp, #SAVED + 160]
        ldp     d14, d15, [sp, #SAVED + 144]
        ldp     d12, d13, [sp, #SAVED + 128]
        ldp     d10, d11, [sp, #SAVED + 112]
        ldp     d8, d9, [sp, #SAVED + 96]
        ldp     x27, x28, [sp, #SAVED + 80]
        ldp     x25, x26, [sp, #SAVED + 64]
        ldp     x23, x24, [sp, #SAVED + 48]
        ldp     x21, x22, [sp, #SAVED + 32]
        ldp     x19, x20, [sp, #SAVED + 16]
        ldp     x29, x30, [sp, #SAVED]
        RELEASE(FRAME_BYTES)
        ret
END_FUNCTION(bulkmaptest_checked_call)
