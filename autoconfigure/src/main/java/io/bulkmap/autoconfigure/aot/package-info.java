/**
 * Tells a native image what the maps load by name.
 * <p>
 * <b>Invariant:</b> this package refers to no class of native-lib; whether it is there is
 * asked when the hints are made.
 */
@NullMarked
package io.bulkmap.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
