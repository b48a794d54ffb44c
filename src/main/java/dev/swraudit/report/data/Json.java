package dev.swraudit.report.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON writer for files: UTF-8, indented by two spaces, lines that end in LF. Records are
 * written in the order of their components, instants in UTC, to the second.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.addModule(new SimpleModule().addSerializer(Instant.class, new SecondSerializer()))
		.build();

	private static final ObjectWriter WRITER = MAPPER.writer().with(printer());

	private Json() {
	}

	public static byte[] bytes(Object document) {
		byte[] text = WRITER.writeValueAsBytes(document);
		byte[] line = Arrays.copyOf(text, text.length + 1);
		line[text.length] = '\n';
		return line;
	}

	public static JsonMapper mapper() {
		return MAPPER;
	}

	/**
	 * Formats an instant for files: UTC, to the second.
	 */
	public static String second(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	private static DefaultPrettyPrinter printer() {
		DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
		return new DefaultPrettyPrinter(Separators.createDefaultInstance()
			.withObjectNameValueSpacing(Separators.Spacing.AFTER)
			.withObjectEmptySeparator("")
			.withArrayEmptySeparator("")).withObjectIndenter(indenter).withArrayIndenter(indenter);
	}

	/**
	 * Serializer of instants.
	 */
	private static final class SecondSerializer extends ValueSerializer<Instant> {

		@Override
		public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
			json.writeString(second(instant));
		}

	}

}
