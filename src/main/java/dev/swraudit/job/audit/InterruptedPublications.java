package dev.swraudit.job.audit;

import dev.swraudit.job.run.RunLock;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.publish.Publication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recovers publications whose run died between the rename that makes the files visible
 * and the commit that records it. Otherwise the next audit would be compared with an
 * edition that was not published.
 */
@Component
public class InterruptedPublications {

	private static final Logger logger = LoggerFactory.getLogger(InterruptedPublications.class);

	private final AuditEditions editions;

	private final AuditStatisticsQuery statisticsQuery;

	private final Publication publication;

	private final TransactionTemplate transaction;

	InterruptedPublications(AuditEditions editions, AuditStatisticsQuery statisticsQuery, Publication publication,
			PlatformTransactionManager transactionManager) {
		this.editions = editions;
		this.statisticsQuery = statisticsQuery;
		this.publication = publication;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Records the publications of a scope. The caller must hold the {@link RunLock}.
	 */
	public void recover(String scope) {
		for (AuditEditions.WrittenEdition written : this.editions.written(scope)) {
			if (this.publication.isPublished(written.output(), this.statisticsQuery.identity(written.audit().id()),
					written.sumsSha256())) {
				logger.info("Recording the publication of {}", written.audit().key().text());
				this.transaction.executeWithoutResult((status) -> this.editions.publish(written.audit()));
			}
		}
	}

}
