package io.bulkmap.sample;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends bytes to the running service that no well-behaved client would send, or in their
 * own time.
 */
public final class RawClient implements Closeable {

	private final Socket socket;

	/**
	 * Connects to the service.
	 * @param port its port
	 * @throws IOException if it does not answer
	 */
	public RawClient(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(30_000);
		this.socket.setTcpNoDelay(true);
	}

	/**
	 * Sends text, with CRLF at the end of each of its lines.
	 * @param lines the text
	 * @return this client
	 * @throws IOException if the connection is gone
	 */
	public RawClient head(String lines) throws IOException {
		return send(lines.replace("\n", "\r\n"));
	}

	/**
	 * Sends text as it is.
	 * @param text the text
	 * @return this client
	 * @throws IOException if the connection is gone
	 */
	public RawClient send(String text) throws IOException {
		return send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Sends bytes.
	 * @param bytes the bytes
	 * @return this client
	 * @throws IOException if the connection is gone
	 */
	public RawClient send(byte[] bytes) throws IOException {
		OutputStream stream = this.socket.getOutputStream();
		stream.write(bytes);
		stream.flush();
		return this;
	}

	/**
	 * Sends a chunk of a body without declared length.
	 * @param text the chunk
	 * @return this client
	 * @throws IOException if the connection is gone
	 */
	public RawClient chunk(String text) throws IOException {
		return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
	}

	/**
	 * Reads the answer up to the end of the connection.
	 * @return the answer
	 * @throws IOException if the connection is gone
	 */
	public String answer() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * Returns what is answered.
	 * @return the bytes
	 * @throws IOException if the connection is gone
	 */
	public InputStream stream() throws IOException {
		return this.socket.getInputStream();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
