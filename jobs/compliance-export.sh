#!/usr/bin/env bash
# Purpose: writes a stored audit again, whole or filtered; asks SWR for nothing, needs no credentials
# When:    when somebody asks for evidence, e.g. jobs/compliance-export.sh user=jane.doe permission=Manage
# Reads:   the audits' database: audit-data/ in this directory, or SPRING_DATASOURCE_URL
# Writes:  audit-output/<scope>/exports/<UTC time>/, or under output=DIRECTORY
# Exit:    0 exported; 1 a person must act: no such audit, a parameter, the directory; 4 try again later
set -euo pipefail

jar=${SWR_AUDIT_JAR:-$(dirname "$0")/../target/swr-permission-audit.jar}
if [[ ! -f $jar ]]; then
  echo "$jar is missing; build it with: mvn -q -DskipTests package" >&2
  exit 1
fi

exec java -jar "$jar" --spring.batch.job.name=complianceExport "$@"
