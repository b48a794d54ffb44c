#!/usr/bin/env bash
# Purpose: goes on with the audit of a date, or begins a fresh one of it as its next revision: rerun.sh SCOPE DATE [fresh]
# When:    by hand, when an audit is unfinished, incomplete or in doubt
# Reads:   the scope's settings (scope.conf); the list that was published with the audit, for a fresh one the scope's own
# Writes:  as nightly.sh; a fresh audit audit-output/<scope>/<date>.<revision>/
# Exit:    as the audit does: 0 to 5; 143 if the time limit ended it
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scope.sh"
if [[ ! ${2:-} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ || ${3:-fresh} != fresh ]]; then
  echo "usage: $(basename "$0") SCOPE DATE [fresh], with a date such as 2026-11-21" >&2
  exit 1
fi
revision=1
while [[ -d $SWR_AUDIT_OUTPUT/$scope/$2.$((revision + 1)) || -d $SWR_AUDIT_OUTPUT/$scope/.$2.$((revision + 1)).work ]]; do
  revision=$((revision + 1))
done
published=$SWR_AUDIT_OUTPUT/$scope/$2
if [[ $revision -gt 1 ]]; then
  published+=.$revision
fi
arguments=("auditDate=$2" "revision=$revision" "input=$SWR_AUDIT_INPUT")
if [[ -d $published && -n ${3:-} ]]; then
  arguments[1]="revision=$((revision + 1))"
elif [[ -f $published/input.csv ]]; then
  arguments[2]="input=$published/input.csv"
fi
source "$jobs/run.sh"
