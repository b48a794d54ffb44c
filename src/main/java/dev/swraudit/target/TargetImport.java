package dev.swraudit.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.input.InputFileException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Imports the records of an input file, one target each. Needs the transaction of the
 * caller.
 */
@Component
public class TargetImport {

	static final int BATCH = 2000;

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactions;

	TargetImport(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	/**
	 * Imports a copy of an input file.
	 * @param copy the copy; temporary files go to its directory
	 * @param name the name of the file in messages
	 * @param beforeEachRecord called for every record; an exception ends the import
	 * @throws InputFileException if the file is unusable
	 */
	public void importInto(Audit audit, Path copy, String name, Runnable beforeEachRecord) throws IOException {
		Path directory = copy.resolveSibling("");
		try (Stream<InputRecord> records = new RepositoryCsv(copy, name).records();
				InputOrder order = new InputOrder(directory);
				RepositoryIds repositories = new RepositoryIds(this.jdbc, this.transactions, audit.scopeId())) {
			Batch batch = new Batch(audit, repositories, name, order);
			new TargetSorter(directory).deliver(records.peek((record) -> beforeEachRecord.run()), (record) -> {
				beforeEachRecord.run();
				batch.add(record);
			});
			batch.write();
			writeOrder(audit, order);
			repositories.complete();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * Stores the input order in key order, the cheapest order for a database.
	 */
	private void writeOrder(Audit audit, InputOrder order) throws IOException {
		order.forEach(BATCH,
				(positions) -> this.jdbc.batchUpdate("insert into input_record (id, target_id) values (?, ?)",
						positions, BATCH, (row, position) -> {
							row.setLong(1, RowIds.record(audit.id(), position.line()));
							row.setLong(2, RowIds.target(audit.id(), position.number()));
						}));
	}

	/**
	 * Records for the next batch insert.
	 */
	private final class Batch {

		private final Audit audit;

		private final RepositoryIds repositories;

		private final String file;

		private final InputOrder order;

		private final List<Numbered> records = new ArrayList<>();

		private int lowest;

		private int highest = RowIds.MAX_TARGETS + 1;

		Batch(Audit audit, RepositoryIds repositories, String file, InputOrder order) {
			this.audit = audit;
			this.order = order;
			this.repositories = repositories;
			this.file = file;
		}

		/**
		 * Adds a record. Numbers targets up from 1 and other records down from the top.
		 */
		void add(NumberedRecord record) {
			if (this.lowest + 1 >= this.highest) {
				throw new InputFileException(this.file, record.line(), "too many records; at most " + RowIds.MAX_TARGETS
						+ " are allowed: split the file into several scopes");
			}
			int number = (record instanceof NumberedRecord.Pending) ? ++this.lowest : --this.highest;
			this.order.add(record.line(), number);
			this.records.add(new Numbered(RowIds.target(this.audit.id(), number), record));
			if (this.records.size() == BATCH) {
				write();
			}
		}

		void write() {
			writeTargets();
			writeOutcomes();
			writeRejected();
			this.records.clear();
		}

		private void writeTargets() {
			List<@Nullable Integer> repositoryIds = this.repositories
				.of(this.records.stream().map(Numbered::repository).toList());
			List<Integer> indexes = Stream.iterate(0, (index) -> index + 1).limit(this.records.size()).toList();
			TargetImport.this.jdbc.batchUpdate(
					"insert into target (id, audit_id, line, repository_id) values (?, ?, ?, ?)", indexes, BATCH,
					(row, index) -> {
						row.setLong(1, this.records.get(index).id());
						row.setInt(2, this.audit.id());
						row.setLong(3, this.records.get(index).record().line());
						row.setObject(4, repositoryIds.get(index), Types.INTEGER);
					});
		}

		private void writeOutcomes() {
			List<Numbered> withOutcome = this.records.stream().filter(Numbered::hasOutcome).toList();
			TargetImport.this.jdbc.batchUpdate("insert into outcome (target_id, outcome, message) values (?, ?, ?)",
					withOutcome, BATCH, (row, numbered) -> {
						row.setLong(1, numbered.id());
						row.setString(2, numbered.outcome().name());
						row.setString(3, numbered.message());
					});
		}

		private void writeRejected() {
			List<Numbered> rejected = this.records.stream().filter(Numbered::isInvalid).toList();
			TargetImport.this.jdbc.batchUpdate(
					"insert into rejected_record (target_id, namespace, repository) values (?, ?, ?)", rejected, BATCH,
					(row, numbered) -> {
						row.setLong(1, numbered.id());
						row.setString(2, numbered.record().namespace());
						row.setString(3, numbered.record().repository());
					});
		}

	}

	/**
	 * Record with its row id.
	 */
	private record Numbered(long id, NumberedRecord record) {

		/** Returns the name of the repository; null for an invalid record. */
		@Nullable RepositoryName repository() {
			return isInvalid() ? null : new RepositoryName(this.record.namespace(), this.record.repository());
		}

		boolean hasOutcome() {
			return !(this.record instanceof NumberedRecord.Pending);
		}

		boolean isInvalid() {
			return this.record instanceof NumberedRecord.Invalid;
		}

		Outcome outcome() {
			return isInvalid() ? Outcome.INVALID : Outcome.DUPLICATE;
		}

		String message() {
			if (this.record instanceof NumberedRecord.Invalid invalid) {
				return invalid.message();
			}
			return (this.record instanceof NumberedRecord.Duplicate duplicate) ? duplicate.message() : "";
		}

	}

}
