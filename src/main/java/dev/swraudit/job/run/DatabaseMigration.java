package dev.swraudit.job.run;

import java.util.Arrays;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * The tables and views, made by the first run. Every statement of theirs can be repeated,
 * so that a run which was cut off among them, or for which the disk was full, goes on by
 * the same command.
 */
@Component
class DatabaseMigration implements FlywayMigrationStrategy {

	@Override
	public void migrate(Flyway flyway) {
		try {
			flyway.migrate();
		}
		catch (FlywayValidateException ex) {
			if (Arrays.stream(flyway.info().all()).noneMatch((migration) -> migration.getState().isFailed())) {
				throw ex;
			}
			flyway.repair();
			flyway.migrate();
		}
	}

}
