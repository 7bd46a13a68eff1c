// jni_register.S - give native methods of a class their functions.
//
//   int64_t bulkmap_jni_register(JNIEnv *env, jclass type, const JNINativeMethod *methods,
//                                jint count);
//
// Contract   does what RegisterNatives of the JVM does, and returns what it returns: 0, or
//            a negative number and an exception is pending
// In         rdi = env, rsi = type, rdx = methods, ecx = count (System V ABI); on Windows,
//            rcx, rdx, r8, r9d
// Out        eax = result
// Clobbers   what a function of the JVM may clobber
// Requires   any x86-64; a JVM
// Never      returns by itself: the arguments are where the function of the JVM wants them

#include "asmdefs.h"
#include "jni.h"

#if defined(_WIN32)
# define env            rcx
#else
# define env            rdi
#endif
#define functions       rax                     // of the JVM

FUNCTION(bulkmap_jni_register)
        mov     functions, [env]
        jmp     [functions + JNI_REGISTER_NATIVES]
END_FUNCTION(bulkmap_jni_register)
