package io.bulkmap.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.BulkMapOptions;
import io.bulkmap.KernelChoice;
import io.bulkmap.KernelInfo;
import io.bulkmap.MapType;
import io.bulkmap.OffHeapMap;
import io.bulkmap.autoconfigure.DeclaredMaps.Declaration;
import org.jspecify.annotations.Nullable;

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
	public <M extends OffHeapMap> M map(String name, MapType<M> type) {
		Declaration declaration = declaration(name, type);
		return (declaration != null) ? DeclaredMaps.create(name, this.factory, type, declaration.options())
				: this.factory.map(name, type);
	}

	@Override
	public <M extends OffHeapMap> M map(String name, MapType<M> type, BulkMapOptions options) {
		Objects.requireNonNull(options, "'options' must not be null");
		Declaration declaration = declaration(name, type);
		if (declaration != null && !declaration.options().equals(options)) {
			throw new IllegalArgumentException("Map '%s' is declared by '%s' with %s, not with %s".formatted(name,
					DeclaredMapNames.property(name), declaration.options(), options));
		}
		return this.factory.map(name, type, options);
	}

	private @Nullable Declaration declaration(String name, MapType<?> type) {
		Objects.requireNonNull(type, "'type' must not be null");
		Declaration declaration = this.declared.find(name);
		if (declaration != null && declaration.type() != type) {
			throw new IllegalArgumentException("Map '%s' is declared by '%s' as a %s map, not as a %s map"
				.formatted(name, DeclaredMapNames.property(name), declaration.type(), type));
		}
		return declaration;
	}

	@Override
	public Optional<OffHeapMap> find(String name) {
		return this.factory.find(name);
	}

	@Override
	public <M extends OffHeapMap> Optional<M> find(String name, MapType<M> type) {
		return this.factory.find(name, type);
	}

	@Override
	public List<OffHeapMap> maps() {
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
