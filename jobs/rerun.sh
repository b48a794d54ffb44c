#!/usr/bin/env bash
# Purpose: continues the audit of a date, or begins a fresh one as its next revision: rerun.sh SCOPE DATE [fresh]
# When:    by hand, when an audit is unfinished, incomplete or in doubt
# Reads:   the scope's settings (scope.conf); the copy of the list that the audit began with, for a fresh one the list of the scope
# Writes:  as nightly.sh; a fresh audit audit-output/<scope>/<date>.<revision>/
# Exit:    exit code of the audit: 0 to 5; 143 if the time limit ended it
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
if [[ ! ${2:-} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ || ${3:-fresh} != fresh ]]; then
  echo "usage: $(basename "$0") SCOPE DATE [fresh], with a date such as 2026-11-21" >&2
  exit 1
fi
date=$2 revision=1 audits=$SWR_AUDIT_OUTPUT/$scope
while [[ -d $audits/$date.$((revision + 1)) || -d $audits/.$date.$((revision + 1)).work ]]; do
  revision=$((revision + 1))
done
published=$audits/$date
if [[ $revision -gt 1 ]]; then
  published+=.$revision
fi
if [[ -n ${3:-} && -d $published ]]; then
  revision=$((revision + 1))
fi
arguments=("auditDate=$date" "revision=$revision")
source "$jobs/run.sh"
