// checked_call.S - call a function of Windows and look at what it should have left alone.
//
//   word checked_call(struct checked *checked);
//
// Contract   calls checked->function with six arguments and with canaries in all registers
//            that it must preserve; checked->changed becomes 0 if they are still there and
//            the stack pointer is where it was
// In         rcx = checked                                                    (Windows)
// Out        rax = result of the function
// Clobbers   what the ABI allows; 296 bytes of stack
// Requires   any x86-64; Windows
// Assumes    the function returns here, or somebody unwinds to here

#include "asmdefs.h"
#include "windows.inc"
#include "checked_call.h"

// Before the call
#define checked         rcx                     // until its arguments are read
#define callee          rax
#define word_of_stack   r10

// After the call
#define result          rax
#define report          rcx                     // checked again
#define changed         rdx
#define half            r8

// Four words for the function to write to, two arguments, checked, and one for alignment
#define CALL_BYTES      64
#define KEPT_CHECKED    48

FUNCTION(checked_call)
        SAVE(rbx)
        SAVE(rbp)
        SAVE(r12)
        SAVE(r13)
        SAVE(r14)
        SAVE(r15)
        ENTER_SYSTEM_V CALL_BYTES

        mov     [rsp + KEPT_CHECKED], checked
        mov     [checked + CHECKED_STACK_POINTER], rsp
        mov     rbx, [checked + CHECKED_CANARIES]
        mov     rbp, [checked + CHECKED_CANARIES + 8]
        mov     rsi, [checked + CHECKED_CANARIES + 16]
        mov     rdi, [checked + CHECKED_CANARIES + 24]
        mov     r12, [checked + CHECKED_CANARIES + 32]
        mov     r13, [checked + CHECKED_CANARIES + 40]
        mov     r14, [checked + CHECKED_CANARIES + 48]
        mov     r15, [checked + CHECKED_CANARIES + 56]
.irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        movups  xmm\n, [checked + CHECKED_CANARIES + 64 + 16*(\n - 6)]
.endr
        mov     word_of_stack, [checked + CHECKED_ARGUMENTS + 32]
        mov     [rsp + 32], word_of_stack
        mov     word_of_stack, [checked + CHECKED_ARGUMENTS + 40]
        mov     [rsp + 40], word_of_stack
        mov     rdx, [checked + CHECKED_ARGUMENTS + 8]
        mov     r8, [checked + CHECKED_ARGUMENTS + 16]
        mov     r9, [checked + CHECKED_ARGUMENTS + 24]
        mov     callee, [checked + CHECKED_FUNCTION]
        mov     rcx, [checked + CHECKED_ARGUMENTS]
        call    callee

        mov     report, [rsp + KEPT_CHECKED]
        mov     changed, rsp
        xor     changed, [report + CHECKED_STACK_POINTER]
        xor     rbx, [report + CHECKED_CANARIES]
        or      changed, rbx
        xor     rbp, [report + CHECKED_CANARIES + 8]
        or      changed, rbp
        xor     rsi, [report + CHECKED_CANARIES + 16]
        or      changed, rsi
        xor     rdi, [report + CHECKED_CANARIES + 24]
        or      changed, rdi
        xor     r12, [report + CHECKED_CANARIES + 32]
        or      changed, r12
        xor     r13, [report + CHECKED_CANARIES + 40]
        or      changed, r13
        xor     r14, [report + CHECKED_CANARIES + 48]
        or      changed, r14
        xor     r15, [report + CHECKED_CANARIES + 56]
        or      changed, r15
.irp n, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
        movq    half, xmm\n
        xor     half, [report + CHECKED_CANARIES + 64 + 16*(\n - 6)]
        or      changed, half
        psrldq  xmm\n, 8
        movq    half, xmm\n
        xor     half, [report + CHECKED_CANARIES + 72 + 16*(\n - 6)]
        or      changed, half
.endr
        mov     [report + CHECKED_CHANGED], changed

        LEAVE_SYSTEM_V CALL_BYTES
        RESTORE(r15)
        RESTORE(r14)
        RESTORE(r13)
        RESTORE(r12)
        RESTORE(rbp)
        RESTORE(rbx)
        ret
END_FUNCTION(checked_call)
