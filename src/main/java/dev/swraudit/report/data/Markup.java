package dev.swraudit.report.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.samskivert.mustache.Escapers;
import dev.swraudit.message.UntrustedText;

/**
 * Text of the report page and its size.
 */
public final class Markup {

	private static final int PATH = 400;

	private static final int BREAK = 5;

	private Markup() {
	}

	/**
	 * Splits a name after each slash, where a line can be broken.
	 */
	public static List<String> path(String name) {
		return List.of(UntrustedText.escape(name, PATH).split("(?<=/)"));
	}

	/**
	 * Returns the bytes of a path on the page.
	 */
	public static int bytes(List<String> path) {
		return BREAK * path.size() + bytes(path.toArray(String[]::new));
	}

	/**
	 * Returns the bytes of the escaped texts in UTF-8.
	 */
	public static int bytes(String... texts) {
		int bytes = 0;
		for (String text : texts) {
			bytes += Escapers.HTML.escape(text).getBytes(StandardCharsets.UTF_8).length;
		}
		return bytes;
	}

}
