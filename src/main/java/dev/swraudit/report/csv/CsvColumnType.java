package dev.swraudit.report.csv;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Conversion of a column value to text.
 */
enum CsvColumnType {

	/** Untrusted text from SWR or the input. */
	TEXT {
		@Override
		@Nullable String read(ResultSet row, int column) throws SQLException {
			return row.getString(column);
		}
	},

	/** Number or constant. */
	PLAIN {
		@Override
		@Nullable String read(ResultSet row, int column) throws SQLException {
			return row.getString(column);
		}
	},

	FLAG {
		@Override
		@Nullable String read(ResultSet row, int column) throws SQLException {
			boolean flag = row.getBoolean(column);
			return row.wasNull() ? null : Boolean.toString(flag);
		}
	},

	DATE {
		@Override
		@Nullable String read(ResultSet row, int column) throws SQLException {
			LocalDate date = row.getObject(column, LocalDate.class);
			return (date != null) ? date.toString() : null;
		}
	};

	abstract @Nullable String read(ResultSet row, int column) throws SQLException;

}
