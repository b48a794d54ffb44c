package dev.swraudit.report.review;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Event of the class <i>IAM Analysis Finding</i> (2008) of the Open Cybersecurity Schema
 * Framework 1.8.0. The components are the attributes of the schema. Null values are left
 * out, times are milliseconds since 1970.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OcsfEvent(int activityId, String activityName, int categoryUid, String categoryName, int classUid,
		String className, int typeUid, String typeName, long time, int severityId, String severity, int statusId,
		String status, @Nullable String statusDetail, int confidenceId, String confidence, String message,
		Metadata metadata, Cloud cloud, FindingInfo findingInfo, User user, @Nullable List<Resource> resources,
		AccessAnalysis accessAnalysisResult, Remediation remediation, Unmapped unmapped) {

	static final String SCHEMA_VERSION = "1.8.0";

	static final int CATEGORY_UID = 2;

	static final String CATEGORY_NAME = "Findings";

	static final int CLASS_UID = 2008;

	static final String CLASS_NAME = "IAM Analysis Finding";

	/**
	 * Object {@code metadata}.
	 *
	 * @param uid id of the event, by which a receiver recognises an event that it has
	 */
	record Metadata(String uid, String version, List<String> profiles, Product product) {

	}

	/**
	 * Object {@code cloud}.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Cloud(String provider, @Nullable String region, @Nullable CloudAccount account) {

	}

	/**
	 * Object {@code account}.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record CloudAccount(@Nullable String uid, @Nullable String name) {

	}

	/**
	 * Object {@code remediation}.
	 */
	record Remediation(String desc) {

	}

	/**
	 * Object {@code product}.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Product(String name, String vendorName, String version) {

	}

	/**
	 * Object {@code finding_info}.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record FindingInfo(String uid, String title, String desc, List<String> types, Analytic analytic, long createdTime,
			long firstSeenTime, long lastSeenTime) {

	}

	/**
	 * Object {@code analytic}: the rule.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Analytic(String uid, String name, int typeId, String type) {

	}

	/**
	 * Object {@code user}.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record User(@Nullable String uid, @Nullable String name, @Nullable String fullName, @Nullable String emailAddr,
			@Nullable Integer typeId, @Nullable String type) {

	}

	/**
	 * Object {@code resource_details}.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Resource(String uid, String name, String namespace, String type, @Nullable String region,
			@Nullable User owner) {

	}

	/**
	 * Object {@code access_analysis_result}.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record AccessAnalysis(String accessLevel, String accessType, List<User> accessors, List<String> grantedPrivileges) {

	}

	/**
	 * Object {@code unmapped}: columns of findings.csv for which the class has no
	 * attribute.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Unmapped(String scope, String auditDate, int revision, String certainty, String change, String state,
			@Nullable String resolution, long auth, @Nullable String grantSource, boolean isSelf,
			@Nullable Integer objectCount, @Nullable String department, @Nullable String email,
			@Nullable AcceptedBy exception, @Nullable Decision decision) {

	}

	/**
	 * Accepted exception that covers the finding.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record AcceptedBy(String id, String reason, String approver, @Nullable String expires) {

	}

	/**
	 * Decision of a reviewer.
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Decision(String decision, String decidedBy, String decidedOn, String reason, @Nullable String keepUntil,
			@Nullable String revokeBy) {

	}

}
