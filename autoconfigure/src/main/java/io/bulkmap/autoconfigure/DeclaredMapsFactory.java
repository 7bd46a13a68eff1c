package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.LongLongBulkMap;

/**
 * A factory that knows the maps of {@code bulkmap.maps}: whoever asks it for one by name,
 * before or after the bean was created, gets the map that was declared.
 */
final class DeclaredMapsFactory implements BulkMapFactory {

	private final BulkMapFactory factory;

	private final DeclaredMaps declared;

	DeclaredMapsFactory(BulkMapFactory factory, DeclaredMaps declared) {
		this.factory = factory;
		this.declared = declared;
	}

	@Override
	public LongLongBulkMap longLongMap(String name) {
		BulkMapOptions options = this.declared.options(name);
		return (options != null) ? DeclaredMaps.create(name, this.factory, options) : this.factory.longLongMap(name);
	}

	@Override
	public LongLongBulkMap longLongMap(String name, BulkMapOptions options) {
		Objects.requireNonNull(options, "'options' must not be null");
		BulkMapOptions declaredOptions = this.declared.options(name);
		if (declaredOptions != null && !declaredOptions.equals(options)) {
			throw new IllegalArgumentException("Map '%s' is declared by '%s' with %s, not with %s".formatted(name,
					DeclaredMapNames.property(name), declaredOptions, options));
		}
		return this.factory.longLongMap(name, options);
	}

	@Override
	public Optional<LongLongBulkMap> find(String name) {
		return this.factory.find(name);
	}

	@Override
	public List<LongLongBulkMap> maps() {
		return this.factory.maps();
	}

	@Override
	public KernelInfo kernel() {
		return this.factory.kernel();
	}

	@Override
	public KernelInfo useKernel(KernelChoice choice) {
		return this.factory.useKernel(choice);
	}

	@Override
	public long memoryBytes() {
		return this.factory.memoryBytes();
	}

	@Override
	public long memoryLimit() {
		return this.factory.memoryLimit();
	}

	@Override
	public void close() {
		this.factory.close();
	}

	@Override
	public String toString() {
		return this.factory.toString();
	}

}
