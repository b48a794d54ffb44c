#!/usr/bin/env bash
# Purpose: audits the repositories of one file tonight, and goes on with what an earlier run of the day left
# When:    from cron, e.g.  7 2 * * *  AUDIT_SWR_TOKEN_FILE=/etc/swr/token /opt/swr-audit/jobs/nightly.sh /etc/swr/repositories.csv
# Reads:   the CSV file given first, target/swr-permission-audit.jar; settings from the environment (AUDIT_SWR_REGION …)
# Writes:  audit-data/ (database, log) and audit-output/<scope>/<date>/ in the directory it is started from
# Exit:    as the audit does; cron mails the summary
set -euo pipefail
umask 077

jar="$(cd "$(dirname "$0")/.." && pwd)/target/swr-permission-audit.jar"
if [[ $# -lt 1 ]]; then
  echo "usage: nightly.sh repositories.csv [name=value ...] [--setting=value ...]" >&2
  exit 1
fi

exec java -jar "$jar" "input=$1" --logging.file.name=audit-data/swr-permission-audit.log "${@:2}"
