package dev.swraudit.job.run;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL's planner knows of the tables, made true when a step has ended: the
 * rows of the audit under way lie beyond all that it knew, so that it takes them for a
 * few and reads them in ways that are right for a few. H2 does so by itself.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class PlannerStatistics implements StepExecutionListener {

	private static final String ANALYZE = """
			analyze namespace, repository, target, input_record, outcome, account, known_creator, permission, assessment, finding
			""";

	private final JdbcTemplate jdbc;

	PlannerStatistics(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED
				&& Boolean.TRUE.equals(this.jdbc.execute((ConnectionCallback<Boolean>) RunLock::isPostgres))) {
			this.jdbc.execute(ANALYZE);
		}
		return stepExecution.getExitStatus();
	}

}
