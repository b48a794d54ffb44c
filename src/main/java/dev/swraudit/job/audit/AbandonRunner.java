package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.swraudit.job.cluster.RangeTable;
import dev.swraudit.job.retention.AuditRemoval;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.message.ExitCode;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.publish.WorkDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Gives an unfinished audit up: removes its rows, its Spring Batch metadata and its work
 * directory. Of a published audit, only an unfinished continuation is removed. Holds the
 * locks of the scope and of the output directory.
 */
@Component
public class AbandonRunner implements JobRunner {

	/** The names of the parameters. */
	public static final List<String> PARAMETERS = List.of("scope", "auditDate", "revision", "output");

	private static final Logger logger = LoggerFactory.getLogger(AbandonRunner.class);

	private final AuditLedger ledger;

	private final AuditEditions editions;

	private final InterruptedPublications interrupted;

	private final AuditRemoval removal;

	private final RangeTable ranges;

	private final WorkDirectory workDirectory;

	private final RunLock lock;

	private final OutputLock outputLock;

	private final StopRequest stopRequest;

	private final TransactionTemplate transaction;

	private final Clock clock;

	AbandonRunner(AuditLedger ledger, AuditEditions editions, InterruptedPublications interrupted, AuditRemoval removal,
			RangeTable ranges, WorkDirectory workDirectory, RunLock lock, OutputLock outputLock,
			StopRequest stopRequest, PlatformTransactionManager transactionManager, Clock clock) {
		this.ledger = ledger;
		this.editions = editions;
		this.interrupted = interrupted;
		this.removal = removal;
		this.ranges = ranges;
		this.workDirectory = workDirectory;
		this.lock = lock;
		this.outputLock = outputLock;
		this.stopRequest = stopRequest;
		this.transaction = new TransactionTemplate(transactionManager);
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		AuditKey key = key(given);
		Path output = AuditParameters.output(given);
		SignalHandlers.install(this.stopRequest, Duration.ZERO, (exitCode) -> {
		});
		try (RunLock.Held held = this.lock.acquire(key.scope());
				OutputLock.Held outputHeld = ScopeOutput.lock(this.outputLock, output, key.scope())) {
			logger.debug("Holding the locks of scope {} and of {}", held.scope(), outputHeld);
			this.interrupted.recover(key.scope());
			abandon(key, this.workDirectory.path(output, key));
			this.workDirectory.delete(output, key);
			FileSystemUtils
				.deleteRecursively(new AuditIdentity(key.scope(), key.date(), key.revision(), "", this.clock.instant())
					.stagingDirectory(output));
			this.removal.sweep(key.scope(), this.stopRequest::isRequested);
			out.println("Abandoned: " + key.text() + ", of scope " + key.scope());
			return ExitCode.COMPLETE;
		}
		finally {
			this.stopRequest.markEnded();
		}
	}

	private AuditKey key(Map<String, String> given) {
		AuditParameters.requireKnown(given, PARAMETERS);
		String date = given.get("auditDate");
		if (date == null) {
			throw RunException.configurationError(
					"parameter 'auditDate' is missing; set auditDate=DATE, the date of the unfinished audit");
		}
		return new AuditKey(AuditParameters.scope(given), AuditParameters.pastDate("auditDate", date, this.clock),
				AuditParameters.revision(given.getOrDefault("revision", "1")));
	}

	private void abandon(AuditKey key, Path work) {
		Audit latest = this.ledger.find(key).orElse(null);
		this.ranges.revoke(key.scope());
		if (latest == null) {
			if (!this.removal.removeJobInstances(key) && !Files.exists(work)) {
				throw refused(key, "there is no unfinished audit of that date and revision");
			}
		}
		else if (latest.published()) {
			throw refused(key, "it is published, and a publication is not removed");
		}
		else if (this.ledger.findPublished(key).isPresent()) {
			this.transaction.executeWithoutResult((status) -> this.editions.abandon(latest));
		}
		else {
			this.removal.remove(latest.id(), key);
		}
	}

	private RunException refused(AuditKey key, String why) {
		List<String> unfinished = this.ledger.unpublished(key.scope())
			.stream()
			.map((audit) -> audit.key().date() + ", revision " + audit.key().revision())
			.toList();
		return RunException.configurationError(key.text() + ", of scope " + key.scope() + ", cannot be abandoned: "
				+ why + "; unfinished audits of the scope: "
				+ (unfinished.isEmpty() ? "none" : String.join("; ", unfinished)));
	}

}
