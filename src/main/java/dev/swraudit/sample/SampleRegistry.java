package dev.swraudit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Organizations and repositories of the sample. Repositories are in a folder of their
 * namespace, with the name as in a URL: {@code swr/data/ingest/bridge.json} is
 * {@code ingest$bridge} of {@code data}; {@code swr/data.json} is the organization.
 */
record SampleRegistry(Map<String, Map<String, SampleRepository>> namespaces,
		Map<String, SampleOrganization> organizations) {

	private static final String SUFFIX = ".json";

	private static final Answer UNKNOWN_NAMESPACE = Answer.error(404, "SVCSTG.SWR.4040058",
			"The organization does not exist");

	/**
	 * Reads every answer file.
	 * @param directory the directory with the folder {@code swr/}
	 * @throws SampleException if the folder is missing or a file is malformed
	 */
	static SampleRegistry read(Path directory) {
		Path folder = directory.resolve("swr");
		if (!Files.isDirectory(folder)) {
			throw new SampleException(folder + ": no such directory; set sample.directory to a directory that contains "
					+ "swr/<namespace>/<repository>.json");
		}
		Map<String, Map<String, SampleRepository>> namespaces = new TreeMap<>();
		Map<String, SampleOrganization> organizations = new TreeMap<>();
		try (Stream<Path> entries = Files.list(folder)) {
			entries.forEach((entry) -> {
				if (Files.isDirectory(entry)) {
					namespaces.put(String.valueOf(entry.getFileName()), repositories(entry));
				}
				else if (entry.toString().endsWith(SUFFIX)) {
					organizations.put(name(folder.relativize(entry)), new AnswerFile(entry).readOrganization());
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		organizations.keySet().forEach((name) -> namespaces.putIfAbsent(name, Map.of()));
		namespaces.keySet().forEach((name) -> organizations.putIfAbsent(name, SampleOrganization.withoutGrants()));
		return new SampleRegistry(namespaces, organizations);
	}

	Answer nextAccess(String namespace, String repository) {
		return next(namespace, repository, SampleRepository::nextAccess);
	}

	Answer nextDetail(String namespace, String repository) {
		return next(namespace, repository, SampleRepository::nextDetail);
	}

	Answer nextShares(String namespace, String repository) {
		return next(namespace, repository, SampleRepository::nextShares);
	}

	Answer nextOrganizationAccess(String namespace) {
		SampleOrganization organization = this.organizations.get(namespace);
		return (organization != null) ? organization.nextAccess(namespace) : UNKNOWN_NAMESPACE;
	}

	/** Returns the list of the organizations that the caller may see. */
	Answer listOrganizations() {
		List<ObjectNode> list = new ArrayList<>();
		this.organizations.forEach((name, organization) -> organization.addTo(list, name,
				(int) this.namespaces.getOrDefault(name, Map.of())
					.values()
					.stream()
					.filter(SampleRepository::exists)
					.count()));
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putArray("namespaces").addAll(list);
		return new Answer(200, Map.of(), body);
	}

	/** Returns the totals of the account. */
	Answer overview() {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("domain_id", "0a8fd5c2b91e4c7f8d3e6b5a4c2d1e0f").put("domain_name", "sample-company");
		body.put("namspace_num", this.organizations.size()).put("repo_num", existing().size());
		return new Answer(200, Map.of(), body);
	}

	/**
	 * Returns a page of the list of the repositories that exist.
	 * @param sharedOnly whether only those are listed that are shared with other accounts
	 */
	Answer listRepositories(boolean sharedOnly, int offset, int limit) {
		List<ObjectNode> all = existing().stream()
			.filter((entry) -> !sharedOnly || entry.repository().isShared())
			.map(Entry::element)
			.toList();
		List<ObjectNode> page = all.stream().skip(offset).limit(limit).toList();
		ArrayNode body = JsonNodeFactory.instance.arrayNode();
		body.addAll(page);
		return new Answer(200, Map.of("Content-Range", offset + "-" + page.size() + "/" + all.size()), body);
	}

	/** Returns the repositories that exist, in the order of names. */
	private List<Entry> existing() {
		return this.namespaces.entrySet()
			.stream()
			.flatMap((namespace) -> namespace.getValue()
				.entrySet()
				.stream()
				.filter((repository) -> repository.getValue().exists())
				.map((repository) -> new Entry(namespace.getKey(), repository.getKey().replace('$', '/'),
						repository.getValue())))
			.sorted(Comparator.comparing(Entry::name).thenComparing(Entry::namespace))
			.toList();
	}

	private Answer next(String namespace, String repository, Function<SampleRepository, Answer> call) {
		Map<String, SampleRepository> repositories = this.namespaces.get(namespace);
		if (repositories == null) {
			return UNKNOWN_NAMESPACE;
		}
		SampleRepository found = repositories.get(repository);
		return (found != null) ? call.apply(found) : SampleRepository.MISSING;
	}

	private static Map<String, SampleRepository> repositories(Path namespace) {
		try (Stream<Path> files = Files.walk(namespace)) {
			return files.filter((file) -> file.toString().endsWith(SUFFIX))
				.collect(Collectors.toMap((file) -> name(namespace.relativize(file)),
						(file) -> new AnswerFile(file).readRepository()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path file) {
		String name = StreamSupport.stream(file.spliterator(), false)
			.map(Path::toString)
			.collect(Collectors.joining("$"));
		return name.substring(0, name.length() - SUFFIX.length());
	}

	private record Entry(String namespace, String name, SampleRepository repository) {

		ObjectNode element() {
			return this.repository.element(this.namespace, this.name);
		}

	}

}
