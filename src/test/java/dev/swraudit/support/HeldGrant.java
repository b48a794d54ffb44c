package dev.swraudit.support;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import dev.swraudit.support.HistoryOracle.Holder;
import dev.swraudit.support.HistoryOracle.Place;
import org.jspecify.annotations.Nullable;

/**
 * Row of {@code changes.csv}, which grows from audit to audit.
 */
final class HeldGrant {

	static final String HEADER = "namespace,repository,user_id,user_name,auth,permission,grant_source,is_creator,"
			+ "last_absent,first_seen,last_seen,first_absent,end,audits_with_grant,audits_object_not_read";

	static final Comparator<HeldGrant> ORDER = Comparator
		.<HeldGrant, String>comparing((grant) -> grant.place.namespace(), OracleCsv.CODE_POINTS)
		.thenComparing((grant) -> grant.place.repository(), OracleCsv.CODE_POINTS)
		.thenComparing((grant) -> grant.holder.userId(), OracleCsv.CODE_POINTS)
		.thenComparing((grant) -> grant.place.source(), OracleCsv.CODE_POINTS)
		.thenComparing((grant) -> grant.firstSeen)
		.thenComparing((grant) -> grant.firstAudit);

	private final Place place;

	/** Position of the audit that read it first. */
	private final int firstAudit;

	private final @Nullable LocalDate lastAbsent;

	private final LocalDate firstSeen;

	/** As it was read last. */
	private Holder holder;

	private LocalDate lastSeen;

	private @Nullable LocalDate firstAbsent;

	private String end = "NOT_READ";

	private int auditsWithGrant;

	private int auditsNotRead;

	HeldGrant(Place place, Holder holder, int firstAudit, @Nullable LocalDate lastAbsent, LocalDate firstSeen) {
		this.place = place;
		this.holder = holder;
		this.firstAudit = firstAudit;
		this.lastAbsent = lastAbsent;
		this.firstSeen = firstSeen;
		this.lastSeen = firstSeen;
	}

	/**
	 * Adds an audit that read the grant.
	 * @param last whether no other audit follows
	 */
	void add(Holder holder, LocalDate date, boolean last) {
		this.holder = holder;
		this.lastSeen = date;
		this.auditsWithGrant++;
		this.end = last ? "STILL_HELD" : "NOT_READ";
	}

	/** Adds an audit that did not read the object. */
	void addNotRead() {
		this.auditsNotRead++;
	}

	void end(LocalDate date, String how) {
		this.firstAbsent = date;
		this.end = how;
	}

	Place place() {
		return this.place;
	}

	String userId() {
		return this.holder.userId();
	}

	long auth() {
		return this.holder.auth();
	}

	@Nullable LocalDate lastAbsent() {
		return this.lastAbsent;
	}

	@Nullable LocalDate firstAbsent() {
		return this.firstAbsent;
	}

	String end() {
		return this.end;
	}

	private void write(OracleCsv csv) {
		csv.line(this.place.namespace(), this.place.repository(), this.holder.userId(), this.holder.userName(), auth(),
				AccountOracle.permission(auth()), this.place.source(), this.holder.isCreator(), this.lastAbsent,
				this.firstSeen, this.lastSeen, this.firstAbsent, this.end, this.auditsWithGrant, this.auditsNotRead);
	}

	static String csv(List<HeldGrant> grants) {
		OracleCsv csv = new OracleCsv(HEADER);
		grants.forEach((grant) -> grant.write(csv));
		return csv.toString();
	}

}
