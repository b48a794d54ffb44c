package dev.swraudit;

import java.nio.file.Path;

/**
 * The databases that whole runs are held to alike.
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

}
