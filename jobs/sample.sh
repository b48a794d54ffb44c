#!/usr/bin/env bash
# Purpose: audits sample-input/ against an SWR that runs inside the process; starts with an empty database each time
# When:    to try the tool, after mvn -q -DskipTests package
# Reads:   sample-input/, target/swr-permission-audit.jar
# Writes:  target/sample/ (database audit-data/, files audit-output/default/<date>/)
# Exit:    exit code of the audit: 2, because the sample has every outcome; 1 if the jar is missing
set -euo pipefail
cd "$(dirname "$0")/.."

jar=target/swr-permission-audit.jar
if [[ ! -f $jar ]]; then
  echo "$jar is missing; build it with: mvn -q -DskipTests package" >&2
  exit 1
fi

rm -rf target/sample
mkdir -p target/sample
exec java -jar "$jar" \
  input=sample-input/repositories.csv \
  output=target/sample/audit-output \
  --audit.exceptions=sample-input/exceptions.csv \
  --spring.profiles.active=sample \
  --spring.datasource.url=jdbc:h2:file:./target/sample/audit-data/permission-audit \
  "$@"
