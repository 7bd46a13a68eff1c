package io.bulkmap;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.bulkmap.map.DefaultBulkMapFactory;

/**
 * Makes and owns named maps, all of which work with the same kernel.
 * <p>
 * A factory may be used by any number of threads. It owns its maps: closing it closes
 * them. Every operation but {@link #kernel()} and {@link #close()} throws
 * {@link IllegalStateException} once the factory is closed.
 *
 * <pre class="code">
 * try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
 *     LongLongBulkMap populations = factory.longLongMap("populations");
 *     populations.putAll(new long[] { 2950159, 2988507 }, new long[] { 3426354, 2138551 }); // = 2
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface BulkMapFactory extends AutoCloseable {

	/**
	 * Returns a builder for a factory.
	 *
	 * <pre class="code">
	 * try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
	 *     factory.longLongMap("populations").put(2950159, 3426354); // = true
	 * }
	 * </pre>
	 * @return a builder that chooses the best kernel of this machine
	 */
	static Builder builder() {
		return DefaultBulkMapFactory.builder();
	}

	/**
	 * Returns the map of this name and type, creating it with default options when there
	 * is none.
	 *
	 * <pre class="code">
	 * factory.map("populations", MapType.LONG_LONG).put(2950159, 3426354);
	 * factory.map("populations", MapType.LONG_LONG).size(); // = 1
	 * </pre>
	 * @param <M> type of the map
	 * @param name 1 to 64 letters, digits, dots, underscores and hyphens
	 * @param type what the keys and values are
	 * @return the same map for the same name until it is closed
	 * @throws NullPointerException if an argument is {@code null}
	 * @throws IllegalArgumentException if {@code name} is not of that form, or if the map
	 * exists and is of another type
	 * @throws MapCapacityException if there is no memory for the map
	 */
	<M extends OffHeapMap> M map(String name, MapType<M> type);

	/**
	 * Returns the map of this name and type, creating it when there is none.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(100_000);
	 * factory.map("populations", MapType.LONG_LONG, options).size(); // = 0
	 * </pre>
	 * @param <M> type of the map
	 * @param name 1 to 64 letters, digits, dots, underscores and hyphens
	 * @param type what the keys and values are
	 * @param options how to create the map
	 * @return the same map for the same name until it is closed
	 * @throws NullPointerException if an argument is {@code null}
	 * @throws IllegalArgumentException if {@code name} is not of that form, if the map
	 * exists and is of another type or was created with other options, or if the options
	 * have a length of rows and the type has none
	 * @throws MapCapacityException if there is no memory for that many entries
	 */
	<M extends OffHeapMap> M map(String name, MapType<M> type, BulkMapOptions options);

	/**
	 * Returns the map from {@code long} to {@code long} of this name, as
	 * {@link #map(String, MapType)} does.
	 *
	 * <pre class="code">
	 * factory.longLongMap("populations").put(2950159, 3426354);
	 * factory.longLongMap("populations").size(); // = 1
	 * </pre>
	 * @param name 1 to 64 letters, digits, dots, underscores and hyphens
	 * @return the same map for the same name until it is closed
	 * @throws NullPointerException if {@code name} is {@code null}
	 * @throws IllegalArgumentException if {@code name} is not of that form, or if the map
	 * exists and is of another type
	 * @throws MapCapacityException if there is no memory for the map
	 */
	default LongLongBulkMap longLongMap(String name) {
		return map(name, MapType.LONG_LONG);
	}

	/**
	 * Returns the map from {@code long} to {@code long} of this name, as
	 * {@link #map(String, MapType, BulkMapOptions)} does.
	 *
	 * <pre class="code">
	 * BulkMapOptions options = BulkMapOptions.defaults().withExpectedEntries(100_000);
	 * factory.longLongMap("populations", options).size(); // = 0
	 * </pre>
	 * @param name 1 to 64 letters, digits, dots, underscores and hyphens
	 * @param options how to create the map
	 * @return the same map for the same name until it is closed
	 * @throws NullPointerException if an argument is {@code null}
	 * @throws IllegalArgumentException if {@code name} is not of that form, or if the map
	 * exists and is of another type or was created with other options, or if the options
	 * have a length of rows
	 * @throws MapCapacityException if there is no memory for that many entries
	 */
	default LongLongBulkMap longLongMap(String name, BulkMapOptions options) {
		return map(name, MapType.LONG_LONG, options);
	}

	/**
	 * Returns the map of this name, whatever its type, if there is one.
	 *
	 * <pre class="code">
	 * factory.longLongMap("populations");
	 * factory.find("populations").isPresent(); // = true
	 * factory.find("unknown").isPresent(); // = false
	 * </pre>
	 * @param name any name
	 * @return the map, or empty
	 * @throws NullPointerException if {@code name} is {@code null}
	 */
	Optional<OffHeapMap> find(String name);

	/**
	 * Returns the map of this name and type if there is one.
	 *
	 * <pre class="code">
	 * factory.longLongMap("populations").put(2950159, 3426354);
	 * factory.find("populations", MapType.LONG_LONG).orElseThrow().get(2950159, -1); // = 3426354
	 * </pre>
	 * @param <M> type of the map
	 * @param name any name
	 * @param type what the keys and values are
	 * @return the map, or empty
	 * @throws NullPointerException if an argument is {@code null}
	 * @throws IllegalArgumentException if the map is of another type
	 */
	<M extends OffHeapMap> Optional<M> find(String name, MapType<M> type);

	/**
	 * Returns all open maps.
	 *
	 * <pre class="code">
	 * factory.longLongMap("populations");
	 * factory.maps(); // = [LongLongBulkMap 'example', LongLongBulkMap 'populations']
	 * </pre>
	 * @return a snapshot in the order of names
	 */
	List<OffHeapMap> maps();

	/**
	 * Tells which kernel the maps use and why. Works on a closed factory, too.
	 *
	 * <pre class="code">
	 * factory.kernel().choice(); // = AUTO
	 * </pre>
	 * @return the information; the same until another kernel is chosen
	 */
	KernelInfo kernel();

	/**
	 * Chooses another kernel for all maps, while they are in use: a call that is running
	 * ends with the kernel that it began with, and the entries stay as they are. A
	 * factory that was built with {@link KernelChoice#JAVA} has no other.
	 *
	 * <pre class="code">
	 * map.put(1, 10);
	 * factory.useKernel(KernelChoice.JAVA).active(); // = JAVA
	 * map.get(1, -1); // = 10
	 * </pre>
	 * @param choice the kernel
	 * @return what {@link #kernel()} says from now on
	 * @throws NullPointerException if the choice is {@code null}
	 * @throws KernelUnavailableException if a kernel was asked for by name and cannot be
	 * used; nothing has changed then
	 */
	KernelInfo useKernel(KernelChoice choice);

	/**
	 * Returns the off-heap memory that all maps have been charged with. Works on a closed
	 * factory, too.
	 *
	 * <pre class="code">
	 * long before = factory.memoryBytes();
	 * map.close();
	 * factory.memoryBytes() &lt; before; // = true
	 * </pre>
	 * @return the memory in bytes
	 */
	long memoryBytes();

	/**
	 * Returns the most off-heap memory that all maps together may be charged with.
	 *
	 * <pre class="code">
	 * factory.memoryLimit() &gt; 0; // = true
	 * </pre>
	 * @return the limit in bytes
	 */
	long memoryLimit();

	/**
	 * Closes all maps. Closing again does nothing.
	 *
	 * <pre class="code">
	 * factory.close();
	 * factory.maps(); // throws IllegalStateException
	 * </pre>
	 */
	@Override
	void close();

	/**
	 * Builds a factory. Not safe for use by several threads.
	 */
	interface Builder {

		/**
		 * Sets which kernel to use; {@link KernelChoice#AUTO} when not called.
		 *
		 * <pre class="code">
		 * try (BulkMapFactory factory = BulkMapFactory.builder().kernel(KernelChoice.JAVA).build()) {
		 *     factory.kernel().active(); // = JAVA
		 * }
		 * </pre>
		 * @param choice the kernel
		 * @return this builder
		 */
		Builder kernel(KernelChoice choice);

		/**
		 * Sets how native kernels are called; {@link BindingChoice#AUTO} when not called.
		 * Makes no difference to the Java kernel.
		 *
		 * <pre class="code">
		 * try (BulkMapFactory factory = BulkMapFactory.builder().binding(BindingChoice.AUTO).build()) {
		 *     factory.maps(); // = []
		 * }
		 * </pre>
		 * @param choice the binding
		 * @return this builder
		 */
		Builder binding(BindingChoice choice);

		/**
		 * Sets the most off-heap memory that all maps together may take. A call that
		 * would need more throws {@link MapCapacityException} and changes nothing. When
		 * not called, it is three quarters of what the maximum size of the heap leaves of
		 * the memory of the machine or container, but at least an eighth of that.
		 *
		 * <pre class="code">
		 * BulkMapFactory limited = BulkMapFactory.builder().memoryLimit(1 &lt;&lt; 20).build();
		 * limited.memoryLimit(); // = 1048576
		 * limited.close();
		 * </pre>
		 * @param bytes the limit, at least 1
		 * @return this builder
		 * @throws IllegalArgumentException if {@code bytes} is less than 1
		 */
		Builder memoryLimit(long bytes);

		/**
		 * Sets whether maps remember where they were created. A map that is dropped
		 * without being closed, together with its factory, is mentioned in the log; with
		 * this, the place comes with it. Costs a stack trace per map.
		 *
		 * <pre class="code">
		 * BulkMapFactory tracking = BulkMapFactory.builder().leakTracking(true).build();
		 * tracking.longLongMap("tracked").put(1, 10); // = true
		 * tracking.close();
		 * </pre>
		 * @param wanted whether they do; {@code false} when not called
		 * @return this builder
		 */
		Builder leakTracking(boolean wanted);

		/**
		 * Sets whether native code may be used. Without it, the Java kernel is the only
		 * one, no library is looked for, and {@link BulkMapFactory#kernel()} says so.
		 *
		 * <pre class="code">
		 * BulkMapFactory portable = BulkMapFactory.builder().nativeEnabled(false).build();
		 * portable.kernel().active(); // = JAVA
		 * portable.close();
		 * </pre>
		 * @param enabled whether it may; {@code true} when not called
		 * @return this builder
		 */
		Builder nativeEnabled(boolean enabled);

		/**
		 * Sets the native library to use, installed beforehand: for containers that
		 * cannot write files. It must be the one of this version and belong to this user
		 * or to root, and nobody else may be able to write to it. It is used where it is.
		 * Where it cannot be, the library is written to a directory as if there were
		 * none, and {@link KernelInfo#libraryAttempts()} has the cause.
		 *
		 * <pre class="code">
		 * BulkMapFactory installed = BulkMapFactory.builder().nativeLibrary(Path.of("/none/libbulkmap.so")).build();
		 * installed.kernel().library().equals(Optional.of("/none/libbulkmap.so")); // = false
		 * installed.close();
		 * </pre>
		 * @param file the library; a relative path is one in the working directory
		 * @return this builder
		 */
		Builder nativeLibrary(Path file);

		/**
		 * Sets the directory that the native library is written to. It is created if
		 * there is none, with its parents; it must belong to this user or to root, and
		 * nobody else may be able to write to it. When not called, or where it cannot be
		 * used, it is the user's cache ({@code $XDG_CACHE_HOME/bulkmap} or
		 * {@code ~/.cache/bulkmap}), or else a directory of the user in that for
		 * temporary files.
		 *
		 * <pre class="code">
		 * Path directory = Files.createTempDirectory("example");
		 * BulkMapFactory elsewhere = BulkMapFactory.builder().nativeDirectory(directory).build();
		 * elsewhere.longLongMap("populations").put(2950159, 3426354); // = true
		 * elsewhere.close();
		 * </pre>
		 * @param directory the directory; a relative path is one in the working directory
		 * @return this builder
		 */
		Builder nativeDirectory(Path directory);

		/**
		 * Adds somebody who is told what the maps do.
		 *
		 * <pre class="code">
		 * List&lt;String&gt; names = new ArrayList&lt;&gt;();
		 * BulkMapListener listener = new BulkMapListener() {
		 *     public void mapCreated(OffHeapMap map) {
		 *         names.add(map.name());
		 *     }
		 * };
		 * BulkMapFactory watched = BulkMapFactory.builder().listener(listener).build();
		 * watched.longLongMap("populations").size(); // names = [populations]
		 * watched.close();
		 * </pre>
		 * @param listener the listener, told after those that were added before
		 * @return this builder
		 * @throws NullPointerException if the listener is {@code null}
		 * @throws IllegalStateException if there are 32 listeners already
		 */
		Builder listener(BulkMapListener listener);

		/**
		 * Builds the factory and, unless the Java kernel was asked for, loads the native
		 * library, once per process for all factories with the same settings.
		 *
		 * <pre class="code">
		 * try (BulkMapFactory factory = BulkMapFactory.builder().build()) {
		 *     factory.maps(); // = []
		 * }
		 * </pre>
		 * @return a factory without maps
		 * @throws KernelUnavailableException if one kernel was asked for by name and
		 * cannot be used; the message says why
		 * @throws BindingUnavailableException if one binding was asked for by name and
		 * cannot be used; the message says why
		 */
		BulkMapFactory build();

	}

}
