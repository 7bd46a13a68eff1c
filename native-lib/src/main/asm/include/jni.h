// jni.h - places in the table of functions that a JVM gives to native code.
//
// The numbers are those of the Java Native Interface, the same for every JVM.

#define JNI_REGISTER_NATIVES    (8 * 215)
