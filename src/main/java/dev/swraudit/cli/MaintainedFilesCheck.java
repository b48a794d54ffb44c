package dev.swraudit.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.decision.DecisionBook.RowResult;
import dev.swraudit.decision.DecisionFile;
import dev.swraudit.decision.Decisions;
import dev.swraudit.input.InputFileException;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.people.People;

/**
 * Checks the files that people maintain, and compares them with the latest published
 * audit of the scope.
 */
final class MaintainedFilesCheck {

	private final AuditProperties settings;

	private final Supplier<AuditKey> audit;

	private final DatabaseCheck database;

	/**
	 * Creates the check.
	 * @param audit the audit to begin; asked for after a file was read, because it can be
	 * invalid
	 */
	MaintainedFilesCheck(AuditProperties settings, Supplier<AuditKey> audit, DatabaseCheck database) {
		this.settings = settings;
		this.audit = audit;
		this.database = database;
	}

	/** Checks the people list. */
	CheckResult people() {
		String file = this.settings.people();
		if (file == null) {
			return CheckResult.ok("people", "none (audit.people)");
		}
		long entries = People.read(Path.of(file), file).size();
		return CheckResult.ok("people", entries + ((entries == 1) ? " entry in " : " entries in ") + file);
	}

	/** Checks the exceptions file. */
	CheckResult exceptions() throws SQLException {
		String file = this.settings.exceptions();
		if (file == null) {
			return CheckResult.ok("exceptions", "none (audit.exceptions)");
		}
		List<InputFileException> bad = new ArrayList<>();
		AcceptedExceptions exceptions = AcceptedExceptions.read(Path.of(file), file, bad::add);
		if (bad.size() == 1) {
			throw bad.get(0);
		}
		if (!bad.isEmpty()) {
			return ExceptionsCheck.failed(file, bad);
		}
		AuditKey key = this.audit.get();
		ExceptionsCheck check = new ExceptionsCheck(file, exceptions, key.date());
		return this.database.compareWithLatest(key.scope(), check::compare, check::without);
	}

	/** Checks the decisions. A bad row fails, because its finding stays undecided. */
	CheckResult decisions() throws SQLException {
		String given = this.settings.decisions();
		if (given == null) {
			return CheckResult.ok("decisions", "none (audit.decisions)");
		}
		Decisions decisions = Decisions.read(DecisionFile.in(Path.of(given)), given);
		AuditKey key = this.audit.get();
		DecisionsCheck check = new DecisionsCheck(given, decisions, key.date());
		List<RowResult> bad = check.badRows();
		return bad.isEmpty() ? this.database.compareWithLatest(key.scope(), check::compare, check::without)
				: check.failed(bad);
	}

}
