package dev.swraudit.support;

import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The databases that whole runs support.
 */
public enum TestDatabase {

	/** A file below the test's directory. */
	H2 {

		@Override
		public String url(Path directory) {
			return "jdbc:h2:file:" + directory.resolve("data/audit");
		}

	},

	/** A fresh database on a real server. */
	POSTGRESQL {

		@Override
		public String url(Path directory) {
			return PostgresServer.shared().freshDatabase();
		}

	};

	/** The URL of a database of the test's own. */
	public abstract String url(Path directory);

	/** Returns the file database, and in a thorough build the server too. */
	public static Stream<TestDatabase> inThisBuild() {
		return Stream.of(values()).limit(Thorough.times(1, values().length));
	}

	/** Makes a database of the test's own, with all tables, and connects to it. */
	public DriverManagerDataSource migrated(Path directory) {
		DriverManagerDataSource dataSource = new DriverManagerDataSource(url(directory));
		migrate(dataSource);
		return dataSource;
	}

	/** Creates all tables in a database of this kind. */
	public void migrate(DataSource dataSource) {
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + name().toLowerCase(Locale.ROOT))
			.load()
			.migrate();
	}

	/** Returns the URL of a new H2 database in memory. */
	public static String inMemory() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

}
