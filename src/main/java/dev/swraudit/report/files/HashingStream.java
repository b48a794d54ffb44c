package dev.swraudit.report.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import dev.swraudit.input.Sha256;

/**
 * Output stream that computes the SHA-256 of its bytes in a separate thread.
 */
final class HashingStream extends FilterOutputStream {

	private static final int QUEUED_BLOCKS = 16;

	private static final byte[] END = {};

	private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(QUEUED_BLOCKS);

	private final FutureTask<String> hash = new FutureTask<>(this::hash);

	/**
	 * Starts the thread. Bytes should be written in large blocks.
	 */
	HashingStream(OutputStream out) {
		super(out);
		Thread thread = new Thread(this.hash, "sha-256");
		thread.setDaemon(true);
		thread.start();
	}

	private String hash() throws InterruptedException {
		MessageDigest digest = Sha256.digest();
		for (byte[] block = this.blocks.take(); block != END; block = this.blocks.take()) {
			digest.update(block);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	@Override
	public void write(int character) throws IOException {
		write(new byte[] { (byte) character });
	}

	@Override
	public void write(byte[] bytes, int from, int length) throws IOException {
		if (length > 0) {
			enqueue(Arrays.copyOfRange(bytes, from, from + length));
			this.out.write(bytes, from, length);
		}
	}

	/**
	 * Returns the hash of all bytes in lower-case hex. Called once, after the last write.
	 */
	String sha256() throws IOException {
		enqueue(END);
		try {
			return this.hash.get();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("SHA-256 failed", ex);
		}
	}

	private void enqueue(byte[] block) throws IOException {
		try {
			this.blocks.put(block);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static IOException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new InterruptedIOException(ex.getMessage());
	}

	/** Closes the stream and ends the thread. */
	@Override
	public void close() throws IOException {
		this.hash.cancel(true);
		super.close();
	}

}
