#!/usr/bin/env bash
# Purpose: audits sample-input/ against an SWR that runs inside the process; "round": two audits with a review in between
# When:    to try the tool, after mvn -q -DskipTests package: sample.sh [round] [name=value ...]
# Reads:   sample-input/, target/swr-permission-audit.jar
# Writes:  target/sample/ (database audit-data/, files audit-output/default/<date>/), which it empties first
# Exit:    exit code of the last audit: 2, because the sample has every outcome; 1 if the jar is missing
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
source jobs/java.sh
sample=target/sample
audit=("${swr_audit[@]}" input=sample-input/repositories.csv "output=$sample/audit-output" --spring.profiles.active=sample
  --audit.people=sample-input/people.csv --audit.exceptions=sample-input/exceptions.csv
  "--spring.datasource.url=jdbc:h2:file:./$sample/audit-data/permission-audit")
rm -rf $sample
mkdir -p $sample
if [[ ${1:-} == round ]]; then
  shift
  "${audit[@]}" auditDate=2026-03-31 | sed -n 1p || [[ $? == 2 ]] # its headline
  printf '\nReview of the audit of 2026-03-31: sample-input/review.csv. Next audit:\n\n'
  cp -r sample-input/swr $sample/swr
  cp -r sample-input/swr-after-review/. $sample/swr/
  port=$(sed -n 's|^  "endpoint": "http://127.0.0.1:\([0-9]*\)".*|\1|p' $sample/audit-output/default/2026-03-31/manifest.json)
  audit+=(--audit.decisions=sample-input/review.csv --sample.directory="$sample" --sample.port="$port")
fi
exec "${audit[@]}" "$@"
