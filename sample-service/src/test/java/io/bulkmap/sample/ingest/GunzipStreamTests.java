package io.bulkmap.sample.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import io.bulkmap.sample.ingest.RejectedBodyException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link GunzipStream} and what readers make of it.
 */
class GunzipStreamTests {

	@Test
	void readShouldReturnWhatWasCompressed() throws IOException {
		assertThat(TestBodies.entries(csv(gzip("1,2\n3,4\n")))).containsExactly("1=2", "3=4");
	}

	/*
	 * What java.util.zip makes of it depends on how many bytes have arrived.
	 */
	@Test
	void readWhenThereAreSeveralMembersShouldReturnAll() throws IOException {
		byte[] members = concat(gzip("1,2\n3"), gzip(""), gzip(",4\n"));

		assertThat(TestBodies.entries(new Body(stream(members, 1), Format.CSV))).containsExactly("1=2", "3=4");
	}

	@Test
	void readWhenBodyIsNotGzipShouldReject() throws IOException {
		assertThat(TestBodies.entries(csv("1,2\n".getBytes(StandardCharsets.US_ASCII)))).singleElement()
			.asString()
			.startsWith("Line 1: the body is not valid gzip (");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 9, 10, 15, 20, 24 })
	void readWhenBodyIsCutShouldReject(int length) throws IOException {
		byte[] cut = Arrays.copyOf(gzip("1,2\n3,4\n5,6\n7,8\n"), length);

		assertThat(TestBodies.entries(csv(cut))).last().asString().contains(": the body is not valid gzip (");
	}

	@Test
	void readWhenChecksumIsWrongShouldReject() throws IOException {
		byte[] bytes = gzip("1,2\n");
		bytes[bytes.length - 6]++;

		assertThat(TestBodies.entries(csv(bytes))).last().asString().contains("the body is not valid gzip (");
	}

	@Test
	void readWhenSomethingElseFollowsShouldReject() throws IOException {
		byte[] bytes = concat(gzip("1,2\n"), new byte[] { 1, 2, 3 });

		assertThat(TestBodies.entries(csv(bytes)))
			.containsExactly("Line 1: the body is not valid gzip (Unexpected data after a valid .gz stream.)");
	}

	@Test
	void readWhenBodyIsABombShouldRejectItEarly() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 64; i++) {
				gzip.write(zeros);
			}
		}
		ArrivingStream source = new ArrivingStream(new ByteArrayInputStream(bytes.toByteArray()),
				TestBodies.LIMITS.maxDuration());
		InputStream stream = new GunzipStream(source, 100);

		assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(stream::readAllBytes).satisfies((ex) -> {
			assertThat(ex.kind()).isEqualTo(Kind.BODY_TOO_LARGE);
			assertThat(ex.reason()).isEqualTo("the body is compressed more than 100 times");
		});
		assertThat(source.count()).isLessThan(20_000);
	}

	@Test
	void readWhenBodyBreaksOffShouldPassThatOn() {
		IOException failure = new IOException("connection reset");
		InputStream broken = new InputStream() {

			@Override
			public int read() throws IOException {
				throw failure;
			}

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				throw failure;
			}

		};
		Body body = Body.arrivingGzip(broken, Format.CSV, TestBodies.LIMITS);

		assertThatIOException().isThrownBy(() -> TestBodies.entries(body)).isSameAs(failure);
	}

	private static Body csv(byte[] bytes) {
		return new Body(stream(bytes, 100), Format.CSV);
	}

	private static InputStream stream(byte[] bytes, int piece) {
		InputStream pieces = new ByteArrayInputStream(bytes) {

			@Override
			public synchronized int read(byte[] buffer, int offset, int length) {
				return super.read(buffer, offset, Math.min(length, piece));
			}

			@Override
			public synchronized int available() {
				return 0;
			}

		};
		return new GunzipStream(new ArrivingStream(pieces, TestBodies.LIMITS.maxDuration()), 100);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.US_ASCII));
		}
		return bytes.toByteArray();
	}

	private static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

}
