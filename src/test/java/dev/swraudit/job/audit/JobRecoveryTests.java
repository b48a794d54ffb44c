package dev.swraudit.job.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import javax.sql.DataSource;

import dev.swraudit.job.cluster.RangeTable;
import dev.swraudit.job.fetch.FetchAccessStep;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.JobName;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recovery of a run whose process died while its workers are still alive.
 */
class JobRecoveryTests {

	private static final int RANGES = 8;

	private static final JobParameters PARAMETERS = AuditParameters
		.identifying(new AuditKey("default", LocalDate.parse("2026-11-21"), 1));

	private final DataSource database = new DriverManagerDataSource(TestDatabase.inMemory());

	private final JdbcTransactionManager transactions = new JdbcTransactionManager(this.database);

	private JobRepository repository;

	private long died;

	@BeforeEach
	void letARunDie() throws Exception {
		TestDatabase.H2.migrate(this.database);
		JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
		factory.setDataSource(this.database);
		factory.setTransactionManager(this.transactions);
		factory.afterPropertiesSet();
		this.repository = factory.getObject();
		JobExecution died = this.repository.createJobExecution(
				this.repository.createJobInstance(JobName.PERMISSION_AUDIT.text(), PARAMETERS), PARAMETERS,
				new ExecutionContext());
		this.died = died.getId();
		died.setStatus(BatchStatus.STARTED);
		this.repository.update(died);
		for (int range = 1; range <= RANGES; range++) {
			StepExecution step = this.repository.createStepExecution(FetchAccessStep.NAME + ":" + range, died);
			step.setStatus(BatchStatus.STARTED);
			this.repository.update(step);
		}
	}

	@Test
	void everyWorkerMayUpdateItsStep() {
		recover(withLastWordsOf(5));
		JobExecution recovered = Objects.requireNonNull(this.repository.getJobExecution(this.died));
		assertThat(recovered.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(recovered.getStepExecutions()).hasSize(RANGES)
			.extracting(StepExecution::getStatus)
			.containsOnly(BatchStatus.FAILED, BatchStatus.STOPPED);
	}

	private void recover(JobRepository jobRepository) {
		new JobRecovery(jobRepository, new RangeTable(JdbcClient.create(this.database)), this.transactions,
				Clock.systemUTC())
			.recover(JobName.PERMISSION_AUDIT.text(), PARAMETERS);
	}

	/**
	 * A repository in which another process updates this many steps first.
	 */
	private JobRepository withLastWordsOf(int workers) {
		Set<Long> spoken = new HashSet<>();
		return (JobRepository) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { JobRepository.class }, (self, method, arguments) -> {
					if (method.getName().equals("update") && arguments[0] instanceof StepExecution step
							&& spoken.size() < workers && spoken.add(step.getId())) {
						end(step.getId());
					}
					try {
						return method.invoke(this.repository, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	/** Over a connection of its own. */
	private void end(long step) throws SQLException {
		try (Connection connection = this.database.getConnection();
				PreparedStatement update = connection.prepareStatement("""
						update batch_step_execution set status = 'STOPPED', version = version + 1
						where step_execution_id = ?
						""")) {
			update.setLong(1, step);
			assertThat(update.executeUpdate()).isEqualTo(1);
		}
	}

}
