/**
 * Writes entries in the formats of bodies.
 * <p>
 * <b>Invariant:</b> a writer keeps one chunk, never more, and waits until the client has
 * taken the last one; and what it writes can be sent as a body again.
 */
@NullMarked
package io.bulkmap.sample.output;

import org.jspecify.annotations.NullMarked;
