package io.bulkmap.map;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.LongStream;

import io.bulkmap.BulkMapFactory;
import io.bulkmap.LongLongBulkMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what is written and read instead of a {@link LongLongMapView}.
 */
class MapViewSerialisationTests {

	private final BulkMapFactory factory = BulkMapFactory.builder().build();

	private final LongLongBulkMap map = this.factory.longLongMap("test");

	private final ConcurrentMap<Long, Long> view = this.map.asMap();

	@AfterEach
	void close() {
		this.factory.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 512, 513, 20_000 })
	void copyShouldHaveTheEntriesThatThereWere(int count) throws Exception {
		long[] keys = LongStream.range(0, count).map((i) -> i * 31).toArray();
		this.map.putAll(keys, LongStream.range(0, count).map((i) -> -i).toArray());

		byte[] stream = write(this.view);
		Map<Long, Long> copy = read(stream);

		assertThat(copy).isExactlyInstanceOf(ConcurrentHashMap.class).isEqualTo(this.view);
		assertThat(stream).hasSizeLessThan(250 + 18 * count);
		copy.put(-1L, -1L);
		assertThat(this.map.containsKey(-1)).isFalse();
		this.map.close();
		assertThat(copy).hasSize(count + 1);
	}

	@Test
	void closedMapShouldRefuseToBeWritten() {
		this.map.close();

		assertThatIllegalStateException().isThrownBy(() -> write(this.view)).withMessage("Map 'test' is closed");
	}

	@Test
	void collectionsShouldRefuseToBeWritten() {
		assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> write(this.view.keySet()));
		assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> write(this.view.values()));
		assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> write(this.view.entrySet()));
	}

	@Test
	void streamThatClaimsToBeAViewShouldBeRefused() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream forging = new ObjectOutputStream(bytes) {

			@Override
			protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
				super.writeClassDescriptor(ObjectStreamClass.lookup(LongLongMapView.class));
			}

		}) {
			forging.writeObject(new Forgery());
		}

		assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(bytes.toByteArray()))
			.withMessage("A view of a map is read as a copy");
	}

	private static byte[] write(Object object) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(object);
		}
		return bytes.toByteArray();
	}

	@SuppressWarnings("unchecked")
	private static Map<Long, Long> read(byte[] stream) throws IOException, ClassNotFoundException {
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
			return (Map<Long, Long>) in.readObject();
		}
	}

	/**
	 * As empty as a view.
	 */
	private static final class Forgery implements Serializable {

		@Serial
		private static final long serialVersionUID = 1;

	}

}
