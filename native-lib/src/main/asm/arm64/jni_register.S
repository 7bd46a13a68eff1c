// jni_register.S - give native methods of a class their functions.
//
//   int64_t bulkmap_jni_register(JNIEnv *env, jclass type, const JNINativeMethod *methods,
//                                jint count);
//
// Contract   does what RegisterNatives of the JVM does, and returns what it returns: 0, or
//            a negative number and an exception is pending
// In         x0 = env, x1 = type, x2 = methods, w3 = count                   (AAPCS64)
// Out        w0 = result
// Clobbers   what a function of the JVM may clobber
// Requires   any arm64; a JVM
// Never      returns by itself

#include "asmdefs.h"
#include "jni.h"

#define env             x0
#define functions       x16                     // of the JVM
#define register_natives x16                    // replaces functions

FUNCTION(bulkmap_jni_register)
        ldr     functions, [env]
        ldr     register_natives, [functions, #JNI_REGISTER_NATIVES]
        br      register_natives
END_FUNCTION(bulkmap_jni_register)
