// checked_call.S - call a function and report what it should have left alone.
//
//   void bulkmaptest_checked_call(struct checked_call *checked);
//
// Contract   calls checked->function(checked->argument) with canaries in the registers
//            that the function must preserve and junk in those that it may not rely on;
//            stores its result, and a nonzero word for everything that has changed
// In         rdi = checked                                              (System V ABI)
// Out        nothing; *checked
// Clobbers   what the ABI allows
// Requires   any x86-64; AVX and XGETBV with ecx = 1 where checked->watch_vectors is set
// Assumes    the function returns here
// Never      uses static data, so that threads do not disturb each other
//
// Algorithm  Afterwards no register can be trusted, not even rsp. So the stack around the
//            function's frame is filled with the address of the checked call: wherever rsp
//            points after a wrong return, it finds the way back.

#include "asmdefs.h"
#include "../include/checked_call.h"

// Before the call
#define checked         rdi
#define callee          rax
#define i               rcx
#define junk            r10

// After the call; checked again, and
#define result          rax
#define tmp             rdx
#define tmp32           edx
#define tmp16           dx
#define changed         rsi
#define selector32      ecx             // of XGETBV
#define in_use32        eax             // its answer

// rsp is 16-byte aligned at the call: return address, six registers, nine words.
#define FRAME_BYTES     (8*STACK_WORDS_ABOVE + 8)

#define DIRECTION_FLAG          0x400
#define MXCSR_CONTROL           0xffc0  // without the exception flags, which are free
#define XINUSE                  1       // selects the state components in use
#define UPPER_YMM_AND_ZMM       0x44    // those that vzeroupper empties

FUNCTION(bulkmaptest_checked_call)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        RESERVE(FRAME_BYTES)

// Remember what has no canary.

        mov     [checked + CALL_STACK_POINTER], rsp
        stmxcsr [checked + CALL_FLOAT_CONTROL]
        fnstcw  [checked + CALL_X87_CONTROL]

// Leave the way back on the stack.

        mov     i, -STACK_WORDS_BELOW
L(fill):
        mov     [rsp + 8*i], checked
        inc     i
        cmp     i, STACK_WORDS_ABOVE
        jne     L(fill)

// Start with clean upper halves and junk in the lower ones.

        mov     junk, [checked + CALL_JUNK]
        cmp     qword ptr [checked + CALL_WATCH_VECTORS], 0
        je      L(fill_vectors)
        vzeroupper
L(fill_vectors):
.irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        movq    xmm\n, junk
        punpcklqdq xmm\n, xmm\n
.endr

        mov     rbx, [checked + CALL_CANARIES]
        mov     rbp, [checked + CALL_CANARIES + 8]
        mov     r12, [checked + CALL_CANARIES + 16]
        mov     r13, [checked + CALL_CANARIES + 24]
        mov     r14, [checked + CALL_CANARIES + 32]
        mov     r15, [checked + CALL_CANARIES + 40]
        mov     rsi, junk
        mov     rdx, junk
        mov     rcx, junk
        mov     r8, junk
        mov     r9, junk
        mov     r11, junk
        mov     callee, [checked + CALL_FUNCTION]
        mov     rdi, [checked + CALL_ARGUMENT]
        call    callee

// Find the way back and stand on firm ground again.

        mov     checked, [rsp]
        mov     [checked + CALL_RESULT], result
        mov     tmp, rsp
        mov     rsp, [checked + CALL_STACK_POINTER]
        xor     tmp, rsp
        mov     [checked + CHANGED_STACK_POINTER], tmp

// The direction flag, which we put right.

        pushfq
        pop     tmp
        and     tmp, DIRECTION_FLAG
        mov     [checked + CHANGED_DIRECTION], tmp
        cld

        xor     rbx, [checked + CALL_CANARIES]
        xor     rbp, [checked + CALL_CANARIES + 8]
        xor     r12, [checked + CALL_CANARIES + 16]
        xor     r13, [checked + CALL_CANARIES + 24]
        xor     r14, [checked + CALL_CANARIES + 32]
        xor     r15, [checked + CALL_CANARIES + 40]
        mov     [checked + CALL_CHANGES], rbx
        mov     [checked + CALL_CHANGES + 8], rbp
        mov     [checked + CALL_CHANGES + 16], r12
        mov     [checked + CALL_CHANGES + 24], r13
        mov     [checked + CALL_CHANGES + 32], r14
        mov     [checked + CALL_CHANGES + 40], r15

// The caller's stack.

        xor     changed, changed
        mov     i, STACK_WORDS_ABOVE
L(compare):
        mov     tmp, [rsp + 8*i - 8]
        xor     tmp, checked
        or      changed, tmp
        dec     i
        jnz     L(compare)
        mov     [checked + CHANGED_STACK], changed

// Floating-point control, which we put right.

        stmxcsr [checked + CHANGED_FLOAT_CONTROL]
        mov     tmp32, [checked + CHANGED_FLOAT_CONTROL]
        xor     tmp32, [checked + CALL_FLOAT_CONTROL]
        and     tmp32, MXCSR_CONTROL
        mov     [checked + CHANGED_FLOAT_CONTROL], tmp
        ldmxcsr [checked + CALL_FLOAT_CONTROL]

        fnstcw  [checked + CHANGED_X87_CONTROL]
        movzx   tmp32, word ptr [checked + CHANGED_X87_CONTROL]
        xor     tmp16, [checked + CALL_X87_CONTROL]
        mov     [checked + CHANGED_X87_CONTROL], tmp
        fldcw   [checked + CALL_X87_CONTROL]

// Upper halves in use make the caller's SSE code slow: vzeroupper is missing.

        cmp     qword ptr [checked + CALL_WATCH_VECTORS], 0
        je      L(done)
        mov     selector32, XINUSE
        xgetbv
        and     in_use32, UPPER_YMM_AND_ZMM
        mov     [checked + CHANGED_VECTORS], rax
        vzeroupper

L(done):
        RELEASE(FRAME_BYTES)
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmaptest_checked_call)
