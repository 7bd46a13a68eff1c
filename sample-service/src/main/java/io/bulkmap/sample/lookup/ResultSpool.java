package io.bulkmap.sample.lookup;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Results in the order in which they were added: the first ones on the heap, and as soon
 * as those get too many, all of them in a temporary file.
 * <p>
 * A spool is written first and then read once.
 */
public final class ResultSpool implements Closeable, Iterable<Result> {

	private static final int RECORD = 2 * Long.BYTES + 1;

	private final ByteBuffer buffer;

	private final Path directory;

	private @Nullable FileChannel file;

	/**
	 * Creates an empty spool.
	 * @param resultsOnHeap number of results that need no file, at least 1
	 */
	public ResultSpool(int resultsOnHeap) {
		this(resultsOnHeap, Path.of(System.getProperty("java.io.tmpdir")));
	}

	ResultSpool(int resultsOnHeap, Path directory) {
		this.buffer = ByteBuffer.allocate(resultsOnHeap * RECORD);
		this.directory = directory;
	}

	/**
	 * Adds a result.
	 * @param key key that was looked up
	 * @param value its value, of no importance if there is none
	 * @param present whether there is a value
	 * @throws IOException if the temporary file cannot be written
	 */
	public void add(long key, long value, boolean present) throws IOException {
		if (!this.buffer.hasRemaining()) {
			writeBuffer();
		}
		this.buffer.putLong(key).putLong(value).put((byte) (present ? 1 : 0));
	}

	private void writeBuffer() throws IOException {
		FileChannel channel = (this.file != null) ? this.file : openFile();
		this.file = channel;
		this.buffer.flip();
		while (this.buffer.hasRemaining()) {
			channel.write(this.buffer);
		}
		this.buffer.clear();
	}

	private FileChannel openFile() throws IOException {
		Path path = Files.createTempFile(this.directory, "lookup", ".results");
		return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
				StandardOpenOption.DELETE_ON_CLOSE);
	}

	/**
	 * Ends the writing and begins the reading.
	 */
	@Override
	public Iterator<Result> iterator() {
		try {
			if (this.file != null) {
				writeBuffer();
				this.file.position(0);
			}
			this.buffer.flip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Results();
	}

	private void readBuffer() {
		if (this.file == null || this.buffer.hasRemaining()) {
			return;
		}
		try {
			this.buffer.clear();
			int count = 0;
			while (count >= 0 && this.buffer.hasRemaining()) {
				count = this.file.read(this.buffer);
			}
			this.buffer.flip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Forgets the results and deletes the file, if there is one.
	 */
	@Override
	public void close() throws IOException {
		if (this.file != null) {
			this.file.close();
		}
	}

	private final class Results implements Iterator<Result> {

		@Override
		public boolean hasNext() {
			readBuffer();
			return ResultSpool.this.buffer.hasRemaining();
		}

		@Override
		public Result next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			ByteBuffer buffer = ResultSpool.this.buffer;
			long key = buffer.getLong();
			long value = buffer.getLong();
			return new Result(key, (buffer.get() != 0) ? value : null);
		}

	}

}
