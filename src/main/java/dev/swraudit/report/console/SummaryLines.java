package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a summary whose number is limited. One block, the long one, gets what the
 * other blocks leave.
 */
final class SummaryLines {

	/** Lines that the long block gets at least. */
	private static final int LEAST = 3;

	private final int most;

	private final List<String> before = new ArrayList<>();

	private final List<String> after = new ArrayList<>();

	private boolean afterLong;

	private Block longBlock = Block.NONE;

	/**
	 * Creates an empty text.
	 * @param most maximum number of lines
	 */
	SummaryLines(int most) {
		this.most = most;
	}

	/** Adds a line and an empty one. */
	void addFirst(String line) {
		this.before.add(line);
		this.before.add("");
	}

	/**
	 * Adds a block. It is cut if it would leave too few lines for the long block.
	 * @param most maximum number of lines of the block
	 */
	void add(Block block, int most) {
		int left = this.most - this.before.size() - this.after.size() - (this.longBlock.rows().isEmpty() ? 0 : LEAST);
		(this.afterLong ? this.after : this.before).addAll(block.lines(Math.max(0, Math.min(most, left))));
	}

	/** Adds the long block. Blocks that are added later come after it. */
	void addLong(Block block) {
		this.longBlock = block;
		this.afterLong = true;
	}

	/** Returns the lines. */
	List<String> lines() {
		List<String> lines = new ArrayList<>(this.before);
		lines.addAll(this.longBlock.lines(Math.max(0, this.most - this.before.size() - this.after.size())));
		lines.addAll(this.after);
		return lines;
	}

}
