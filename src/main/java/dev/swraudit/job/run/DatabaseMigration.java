package dev.swraudit.job.run;

import java.util.Arrays;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Creates the tables and views on the first run. Every migration statement can be
 * repeated, so the same command continues a migration that a crash or a full disk
 * interrupted.
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
