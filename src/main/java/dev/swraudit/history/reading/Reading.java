package dev.swraudit.history.reading;

import org.jspecify.annotations.Nullable;

/**
 * Reading of one object and source in one audit: a list of holders, or the response that
 * the object does not exist. An object that was not read has no reading.
 *
 * @param audit the position of the audit in the history
 * @param time the time of the reading
 * @param kind what was read
 * @param list the holders; empty if the object is gone
 * @param creator account id of the creator in the list; 0 if no holder is the creator;
 * null if that is unknown
 */
public record Reading(int audit, ReadingTime time, Kind kind, HolderList list, @Nullable Integer creator) {

	public static Reading ofList(int audit, ReadingTime time, HolderList list, @Nullable Integer creator) {
		return new Reading(audit, time, Kind.LIST, list, creator);
	}

	/** Returns the reading of a list that may lack holders. */
	public static Reading ofPart(int audit, ReadingTime time, HolderList list) {
		return new Reading(audit, time, Kind.PART, list, null);
	}

	public static Reading ofGone(int audit, ReadingTime time) {
		return new Reading(audit, time, Kind.GONE, HolderList.NOBODY, null);
	}

	/** Returns whether a holder of the list is the creator; null if that is unknown. */
	public @Nullable Boolean isCreator(ListHolder holder) {
		return (this.creator != null) ? this.creator == holder.account() : null;
	}

	/** Returns whether the reading can be trusted. */
	boolean isTrusted(AuditInHistory by) {
		return !by.tooManyVanished() || this.list.hasOthersThan(by.caller());
	}

	/** Kind of a reading. */
	public enum Kind {

		/** All holders were read. */
		LIST,

		/** Some holders were read. */
		PART,

		/** SWR does not find the object. */
		GONE

	}

}
