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

/**
 * A stream that hashes what goes through it, in a thread beside the one that writes.
 */
final class HashingStream extends FilterOutputStream {

	private static final int BLOCKS_BEHIND = 16;

	private static final byte[] END = {};

	private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(BLOCKS_BEHIND);

	private final FutureTask<String> hash = new FutureTask<>(this::hash);

	/**
	 * Hashes what is written, which should come in large blocks.
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
			hand(Arrays.copyOfRange(bytes, from, from + length));
			this.out.write(bytes, from, length);
		}
	}

	/**
	 * The hash of all that was written, in lower-case hex; asked for once, at the end.
	 */
	String sha256() throws IOException {
		hand(END);
		try {
			return this.hash.get();
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("a hash cannot fail", ex);
		}
	}

	private void hand(byte[] block) throws IOException {
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

	/** Ends the thread too where the hash is not wanted any more. */
	@Override
	public void close() throws IOException {
		this.hash.cancel(true);
		super.close();
	}

}
