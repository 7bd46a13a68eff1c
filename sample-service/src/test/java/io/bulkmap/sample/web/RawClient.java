package io.bulkmap.sample.web;

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
final class RawClient implements Closeable {

	private final Socket socket;

	RawClient(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(30_000);
		this.socket.setTcpNoDelay(true);
	}

	/**
	 * Sends text, with CRLF at the end of each of its lines.
	 */
	RawClient head(String lines) throws IOException {
		return send(lines.replace("\n", "\r\n"));
	}

	RawClient send(String text) throws IOException {
		return send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	RawClient send(byte[] bytes) throws IOException {
		OutputStream stream = this.socket.getOutputStream();
		stream.write(bytes);
		stream.flush();
		return this;
	}

	/**
	 * Sends a chunk of a body without declared length.
	 */
	RawClient chunk(String text) throws IOException {
		return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
	}

	/**
	 * Reads the answer up to the end of the connection.
	 */
	String answer() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	InputStream stream() throws IOException {
		return this.socket.getInputStream();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
