package dev.swraudit.job.run;

import dev.swraudit.ledger.DatabaseKind;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Updates the planner statistics of PostgreSQL after a step. The row ids of the current
 * audit lie above all values in the old statistics, so the planner would expect few rows
 * and choose a slow plan. H2 updates its statistics itself.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class PlannerStatistics implements StepExecutionListener {

	private static final String ANALYZE = """
			analyze namespace, repository, target, input_record, outcome, account, known_creator, access_list, assessment,
			  finding, listed_repository, missing_repository, grant_list, grant_outcome, repository_grant
			""";

	private final JdbcTemplate jdbc;

	PlannerStatistics(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED
				&& DatabaseKind.of(this.jdbc) == DatabaseKind.POSTGRESQL) {
			this.jdbc.execute(ANALYZE);
		}
		return stepExecution.getExitStatus();
	}

}
