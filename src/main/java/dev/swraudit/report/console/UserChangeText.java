package dev.swraudit.report.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.swraudit.finding.Rule;
import dev.swraudit.organization.GrantFetcher;
import dev.swraudit.organization.PullGrants;
import dev.swraudit.people.Person;
import dev.swraudit.report.change.ObjectName;
import dev.swraudit.report.change.UserChange;
import dev.swraudit.report.data.DisplayText;

/**
 * Words about the findings of one user that changed in the same way.
 */
final class UserChangeText {

	private static final int NAMED = 2;

	/** Rounds an upper bound up to the next minute. */
	private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

	private final SummaryNames names;

	private final Instant finishedAt;

	UserChangeText(SummaryNames names, Instant finishedAt) {
		this.names = names;
		this.finishedAt = finishedAt;
	}

	/** Returns the name in a column, if it fits. */
	String name(UserChange change) {
		if (change.userId().equals(PullGrants.EVERYONE.userId())) {
			return "everybody";
		}
		if (change.userName() == null && change.userId().startsWith(GrantFetcher.ACCOUNT)) {
			return this.names.text(change.userId());
		}
		String name = this.names.account(change.userName(), change.userId());
		return change.userId().startsWith(GrantFetcher.ACCOUNT) ? "account " + name : name;
	}

	/**
	 * Returns what the user gained, or what was first read.
	 * @param before bounds of the row above; if they are the same, they are not repeated
	 */
	String appeared(UserChange change, String before) {
		List<String> parts = onUser(change);
		if (isPull(change)) {
			parts.add("may pull " + objects(change)
					+ (isGained(change) ? ", granted" + when(change, before) : " (first read)"));
		}
		else if (change.objectCount() > 0) {
			parts.add(isGained(change) ? gained(change, before) : "first read: " + holds(change));
		}
		return String.join("; ", parts);
	}

	private String when(UserChange change, String before) {
		String bounds = bounds(change);
		return bounds.equals(before) ? ", same period" : " " + bounds;
	}

	private static boolean isGained(UserChange change) {
		return change.gained() > 0;
	}

	private String gained(UserChange change, String before) {
		String when = when(change, before);
		long firstRead = change.objectCount() - change.gained();
		if (firstRead == 0) {
			return "gained " + holds(change) + when;
		}
		return "gained " + permission(change) + " on " + DisplayText.number(change.gained()) + " of " + placed(change)
				+ when + ", " + DisplayText.number(firstRead) + " first read";
	}

	/**
	 * Returns the time in which the permissions were granted, such as
	 * {@code between 25 Nov 02:08 and 26 Nov 02:09 UTC}; empty if none is gained.
	 */
	String bounds(UserChange change) {
		LocalDate lastAbsent = change.lastAbsent();
		if (!isGained(change) || lastAbsent == null) {
			return "";
		}
		int year = this.finishedAt.atOffset(ZoneOffset.UTC).getYear();
		Instant after = change.gainedAfter();
		String from = (after != null) ? DisplayText.minute(after) : DisplayText.date(lastAbsent);
		return "between " + from.replace(" " + year, "") + " and "
				+ DisplayText.minute(this.finishedAt.plus(ALMOST_A_MINUTE)).replace(" " + year, "") + " UTC";
	}

	/** Returns what the user holds again without an exception or a decision. */
	String reopened(UserChange change) {
		List<String> parts = onUser(change);
		if (change.objectCount() > 0) {
			parts.add((isPull(change) ? "may pull " + objects(change) : holds(change)) + ", first seen "
					+ DisplayText.date(change.oldest()) + ((change.findings() > 1) ? " or later" : ""));
		}
		return String.join("; ", parts);
	}

	private List<String> onUser(UserChange change) {
		List<String> parts = new ArrayList<>();
		if (change.rules().containsKey(Rule.INACTIVE_USER)) {
			String status = (change.status() != null && change.status() != Person.Status.ACTIVE)
					? change.status().name().toLowerCase(Locale.ROOT) : "inactive";
			parts.add(status + " user" + person(change) + " holds " + held(change));
		}
		if (change.rules().containsKey(Rule.UNKNOWN_USER)) {
			parts.add("not in the people list, holds " + held(change));
		}
		return parts;
	}

	private String person(UserChange change) {
		return (change.person() != null) ? " (" + this.names.text(change.person()) + ")" : "";
	}

	private static String held(UserChange change) {
		return "up to " + change.permissions().get(0) + " on " + DisplayText.count(change.heldObjects(), "object");
	}

	private static long count(UserChange change, Rule rule) {
		return change.rules().getOrDefault(rule, 0L);
	}

	private String holds(UserChange change) {
		return permission(change) + " on " + objects(change);
	}

	private static String permission(UserChange change) {
		return (change.permissions().size() > 2) ? "up to " + change.permissions().get(0)
				: String.join(" and ", change.permissions());
	}

	private static boolean isPull(UserChange change) {
		return change.rules().containsKey(Rule.PUBLIC_REPOSITORY) || change.rules().containsKey(Rule.SHARED_REPOSITORY);
	}

	/** Names the objects if they are few, else counts them. */
	private String objects(UserChange change) {
		List<ObjectName> listed = change.objects().stream().filter((name) -> !name.namespace().isEmpty()).toList();
		if (change.objectCount() <= Math.min(NAMED, listed.size())) {
			return listed.stream()
				.map((name) -> this.names.object(name.namespace(), name.repository()))
				.collect(Collectors.joining(" and "));
		}
		return placed(change);
	}

	private String placed(UserChange change) {
		String counted = counted(change);
		if (organizations(change) == change.objectCount()) {
			return counted;
		}
		return counted + ((change.organizationCount() == 1 && !change.organizations().isEmpty())
				? " of " + this.names.text(change.organizations().get(0))
				: " in " + DisplayText.count(change.organizationCount(), "organization"));
	}

	/** Returns the number of organizations, each of which breaks one of the two rules. */
	private static long organizations(UserChange change) {
		return count(change, Rule.ORGANIZATION_MANAGE) + count(change, Rule.ORGANIZATION_WRITE);
	}

	private static String counted(UserChange change) {
		long number = change.objectCount();
		if (organizations(change) == number) {
			return DisplayText.count(number, "organization");
		}
		return (organizations(change) > 0 || change.rules().containsKey(Rule.UNRECOGNISED_PERMISSION))
				? DisplayText.count(number, "object") : DisplayText.repositories(number);
	}

}
