package dev.swraudit.target;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parts of an image reference that do not belong in a name but are often pasted into it.
 *
 * @param host the registry host in front, its slash included; empty if there is none
 * @param version the tag, the digest or both at the end; empty if there is none
 */
record ImageReference(String host, String version) {

	private static final ImageReference NONE = new ImageReference("", "");

	private static final int SHOWN = 60;

	private static final int SHOWN_ALONE = 120;

	/** Hosts of SWR itself, which are never part of a name. */
	private static final Pattern SWR = Pattern
		.compile("(?i)(?:[a-z0-9-]+\\.)+(?:myhuaweicloud\\.(?:com|eu|cn)|t-systems\\.com)(?::\\d+)?");

	private static final Pattern HOST = Pattern
		.compile("(?i)(?:localhost|(?:[a-z0-9-]+\\.)+[a-z]{2,}|\\d+(?:\\.\\d+){3})(?::\\d+)?");

	private static final Pattern HOST_WITH_PORT = Pattern.compile("(?i)[a-z0-9.-]+:\\d+");

	private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");

	private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

	/** Finds the surplus parts around a namespace. */
	static ImageReference aroundNamespace(String cell) {
		if (isPlain(cell)) {
			return NONE;
		}
		String first = firstSegment(cell);
		boolean alone = first.length() == cell.length();
		boolean port = HOST_WITH_PORT.matcher(first).matches();
		boolean host = URL.matcher(first).matches() || SWR.matcher(first).matches()
				|| (alone ? port && HOST.matcher(first).matches() : port || HOST.matcher(first).matches());
		return of(cell, host ? first.length() + (alone ? 0 : 1) : 0);
	}

	/**
	 * Finds the surplus parts around a repository. A first segment such as
	 * {@code docker.io} belongs to the name unless the namespace follows, because mirrors
	 * keep images under the name of another registry.
	 */
	static ImageReference aroundRepository(String cell, String namespace) {
		if (isPlain(cell)) {
			return NONE;
		}
		String first = firstSegment(cell);
		boolean alone = first.length() == cell.length();
		boolean namespaceFollows = !namespace.isEmpty() && cell.startsWith(namespace + "/", first.length() + 1);
		boolean host = URL.matcher(first).matches() || SWR.matcher(first).matches()
				|| HOST_WITH_PORT.matcher(first).matches() || (namespaceFollows && HOST.matcher(first).matches());
		return of(cell, (host && !alone) ? first.length() + 1 + (namespaceFollows ? namespace.length() + 1 : 0) : 0);
	}

	/** Returns whether a cell has no surplus part: a fast path for almost every cell. */
	private static boolean isPlain(String cell) {
		return cell.indexOf('.') < 0 && cell.indexOf(':') < 0 && !cell.startsWith("localhost");
	}

	/** Returns the text before the first slash that does not belong to a URL's scheme. */
	private static String firstSegment(String cell) {
		int scheme = cell.indexOf("://");
		int slash = cell.indexOf('/', (scheme >= 0) ? scheme + "://".length() : 0);
		return (slash >= 0) ? cell.substring(0, slash) : cell;
	}

	private static ImageReference of(String cell, int hostEnd) {
		int name = Math.max(cell.lastIndexOf('/') + 1, hostEnd);
		int digest = cell.indexOf('@', name);
		int tag = cell.indexOf(':', name);
		int version = (digest >= 0 && digest < tag) ? digest : tag;
		return new ImageReference(cell.substring(0, hostEnd), (version >= 0) ? cell.substring(version) : "");
	}

	/**
	 * Returns a message that names the parts to remove, in one line of at most 200
	 * characters; null if there are none.
	 */
	@Nullable String problem(String part) {
		List<String> parts = new ArrayList<>();
		int shown = (this.host.isEmpty() || this.version.isEmpty()) ? SHOWN_ALONE : SHOWN;
		if (!this.host.isEmpty()) {
			parts.add("the registry host '" + cut(this.host, shown) + "'");
		}
		if (!this.version.isEmpty()) {
			parts.add("the " + kind() + " '" + cut(this.version, shown) + "'");
		}
		if (parts.isEmpty() || !PRINTABLE.matcher(this.host + this.version).matches()) {
			return null;
		}
		return part + " contains " + String.join(" and ", parts) + "; remove " + ((parts.size() > 1) ? "both" : "it");
	}

	private String kind() {
		if (this.version.startsWith("@")) {
			return "digest";
		}
		return (this.version.indexOf('@') >= 0) ? "tag and digest" : "tag";
	}

	private static String cut(String text, int length) {
		return (text.length() <= length) ? text : text.substring(0, length - 1) + "…";
	}

}
