package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

import dev.swraudit.access.ListedRepository;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Input file that is made of the listing of SWR.
 */
public final class ListingCsv {

	private static final List<String> COLUMNS = List.of("namespace", "repository", "is_public", "created_at",
			"updated_at");

	private static final CsvEncoder ENCODER = new CsvEncoder(true);

	private ListingCsv() {
	}

	/**
	 * Writes the listed repositories, then the others.
	 * @param listed the listed repositories in the order of names
	 * @param others repositories that SWR does not list, in the order of names
	 */
	public static void write(OutputStream out, Collection<ListedRepository> listed, Collection<RepositoryName> others)
			throws IOException {
		CsvWriter csv = new CsvWriter(out);
		for (String column : COLUMNS) {
			csv.add(CsvEncoder.plain(column));
		}
		csv.end();
		for (ListedRepository repository : listed) {
			Boolean isPublic = repository.isPublic();
			write(csv, repository.name(), (isPublic != null) ? isPublic.toString() : null, repository.createdAt(),
					repository.updatedAt());
		}
		for (RepositoryName repository : others) {
			write(csv, repository, null, null, null);
		}
		csv.flush();
	}

	private static void write(CsvWriter csv, RepositoryName name, @Nullable String isPublic, @Nullable String createdAt,
			@Nullable String updatedAt) throws IOException {
		csv.add(ENCODER.text(name.namespace())).add(ENCODER.text(name.repository()));
		csv.add(CsvEncoder.plain(isPublic)).add(ENCODER.text(createdAt)).add(ENCODER.text(updatedAt)).end();
	}

}
