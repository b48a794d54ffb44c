package dev.swraudit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repositories of the sample by namespace, then by name as in a URL:
 * {@code swr/data/ingest/bridge.json} is {@code ingest$bridge} of {@code data}.
 */
record SampleRegistry(Map<String, Map<String, SampleRepository>> namespaces) {

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
		try (Stream<Path> namespaces = Files.list(folder)) {
			return new SampleRegistry(namespaces.filter(Files::isDirectory)
				.collect(Collectors.toMap((namespace) -> String.valueOf(namespace.getFileName()),
						SampleRegistry::repositories)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the next response to the access call for a repository.
	 */
	Answer nextAccess(String namespace, String repository) {
		return next(namespace, repository, SampleRepository::nextAccess);
	}

	/**
	 * Returns the next response to the detail call for a repository.
	 */
	Answer nextDetail(String namespace, String repository) {
		return next(namespace, repository, SampleRepository::nextDetail);
	}

	/**
	 * Returns the listing of organizations.
	 */
	Answer organizations() {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		ArrayNode list = body.putArray("namespaces");
		this.namespaces.keySet().stream().sorted().forEach((name) -> list.addObject().put("name", name).put("auth", 1));
		return new Answer(200, Map.of(), body);
	}

	/**
	 * Returns the listing of the repositories that exist, on one page, in the order of
	 * their names.
	 */
	Answer repositories() {
		ArrayNode body = JsonNodeFactory.instance.arrayNode();
		this.namespaces.entrySet()
			.stream()
			.flatMap((namespace) -> namespace.getValue()
				.entrySet()
				.stream()
				.filter((repository) -> repository.getValue().exists())
				.map((repository) -> Map.entry(repository.getKey().replace('$', '/'), namespace.getKey())))
			.sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
			.forEach((listed) -> body.addObject()
				.put("name", listed.getKey())
				.put("namespace", listed.getValue())
				.put("is_public", false));
		return new Answer(200, Map.of("Content-Range", "0-" + body.size() + "/" + body.size()), body);
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
						(file) -> new AnswerFile(file).read()));
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

}
