package dev.swraudit.evaluation;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Targets and organizations of an audit in one order: each organization before its
 * repositories, and the records that are not targets last.
 */
final class CompletedObjects implements Iterator<CompletedTarget> {

	private final Iterator<CompletedTarget> targets;

	private final Iterator<CompletedTarget> organizations;

	private @Nullable CompletedTarget nextTarget;

	private @Nullable CompletedTarget nextOrganization;

	CompletedObjects(Iterator<CompletedTarget> targets, Iterator<CompletedTarget> organizations) {
		this.targets = targets;
		this.organizations = organizations;
		this.nextTarget = next(targets);
		this.nextOrganization = next(organizations);
	}

	private static @Nullable CompletedTarget next(Iterator<CompletedTarget> objects) {
		return objects.hasNext() ? objects.next() : null;
	}

	@Override
	public boolean hasNext() {
		return this.nextTarget != null || this.nextOrganization != null;
	}

	@Override
	public CompletedTarget next() {
		CompletedTarget target = this.nextTarget;
		CompletedTarget organization = this.nextOrganization;
		if (organization != null && (target == null || isBefore(organization, target))) {
			this.nextOrganization = next(this.organizations);
			return organization;
		}
		if (target == null) {
			throw new NoSuchElementException();
		}
		this.nextTarget = next(this.targets);
		return target;
	}

	private static boolean isBefore(CompletedTarget organization, CompletedTarget target) {
		return !target.isTarget() || organization.repository().compareTo(target.repository()) < 0;
	}

}
