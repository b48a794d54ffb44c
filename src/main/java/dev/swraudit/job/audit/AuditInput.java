package dev.swraudit.job.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.evaluation.BaselineRepositories;
import dev.swraudit.input.InputFile;
import dev.swraudit.input.Sha256;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.ledger.Audit;
import dev.swraudit.population.RepositoryListing;
import dev.swraudit.report.csv.ListingCsv;
import dev.swraudit.report.publish.InputDraft;
import dev.swraudit.report.publish.WorkDirectory;
import dev.swraudit.target.RepositoryName;

import org.springframework.stereotype.Component;

/**
 * Input of an audit: the file that the user names, or one that is made of the listing of
 * SWR.
 */
@Component
class AuditInput {

	private final WorkDirectory workDirectory;

	private final BaselineRepositories baseline;

	AuditInput(WorkDirectory workDirectory, BaselineRepositories baseline) {
		this.workDirectory = workDirectory;
		this.baseline = baseline;
	}

	/**
	 * Copies the given file to a draft.
	 * @return the SHA-256 of the draft
	 */
	String copy(AuditParameters parameters, InputDraft draft) throws IOException {
		return new InputFile(parameters.input()).copyTo(draft::open);
	}

	/**
	 * Writes the listed repositories to a draft, then those with findings in the baseline
	 * that SWR no longer lists.
	 * @return the SHA-256 of the draft
	 */
	String write(RepositoryListing listing, AuditParameters parameters, InputDraft draft) throws IOException {
		SortedSet<RepositoryName> others = new TreeSet<>(this.baseline.withFindings(parameters.key()));
		others.removeAll(listing.repositories().keySet());
		try (OutputStream out = draft.open()) {
			DigestOutputStream digest = new DigestOutputStream(out, Sha256.digest());
			ListingCsv.write(digest, listing.repositories().values(), others);
			return HexFormat.of().formatHex(digest.getMessageDigest().digest());
		}
	}

	/**
	 * Compares the given input with the audit's. If the stored copy is missing or
	 * damaged, the given input replaces it; instead of the listing, the published copy of
	 * it does.
	 */
	void requireSame(Audit audit, AuditParameters parameters, InputDraft draft) throws IOException {
		boolean holds = this.workDirectory.holdsInput(parameters.output(), audit.key(), audit.inputSha256());
		if (parameters.isListing()) {
			ContinuationChecks.requireFromListing(audit);
			if (!holds) {
				restore(audit, parameters, draft);
			}
			return;
		}
		InputFile input = new InputFile(parameters.input());
		if (holds) {
			Path stored = this.workDirectory.input(parameters.output(), audit.key());
			ContinuationChecks.requireSameInput(audit, input, input.sha256(), stored);
		}
		else {
			ContinuationChecks.requireSameInput(audit, input, input.copyTo(draft::open));
			draft.keep();
		}
	}

	private static void restore(Audit audit, AuditParameters parameters, InputDraft draft) throws IOException {
		Path published = parameters.output()
			.resolve(audit.key().scope())
			.resolve(audit.key().directoryName())
			.resolve("input.csv");
		boolean same = Files.isRegularFile(published)
				&& new InputFile(published).copyTo(draft::open).equals(audit.inputSha256());
		if (!same) {
			throw ContinuationChecks.missingListing(audit, published);
		}
		draft.keep();
	}

}
