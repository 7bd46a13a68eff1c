package io.bulkmap.sample.lookup;

import org.jspecify.annotations.Nullable;

/**
 * One key and what the map has for it.
 *
 * @param key key that was looked up
 * @param value its value, or {@code null} if the map does not have the key
 */
public record Result(long key, @Nullable Long value) {

}
