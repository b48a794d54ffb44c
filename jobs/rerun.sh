#!/usr/bin/env bash
# Purpose: continues the audit of a date, begins a fresh one as its next revision, or gives an unfinished one up: rerun.sh SCOPE DATE [fresh|abandon]
# When:    by hand, when an audit is unfinished, incomplete or in doubt
# Reads:   the scope's settings (scope.conf); the copy of the list that the audit began with, for a fresh one the list of the scope
# Writes:  as nightly.sh; a fresh audit audit-output/<scope>/<date>.<revision>/; an abandoned one is removed from the database
# Exit:    exit code of the audit: 0 to 5; 1 if that date has no audit, without "fresh"; 143 if the time limit ended it
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
if [[ ! ${2:-} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ || ! ${3:-fresh} =~ ^(fresh|abandon)$ || $# -gt 3 ]]; then
  echo "usage: $(basename "$0") SCOPE DATE [fresh|abandon], with a date such as 2026-11-21" >&2
  exit 1
fi
date=$2 day='[0-9]{4}-[0-9]{2}-[0-9]{2}'
# One line for each audit, published (directory DATE or DATE.REVISION) or not (directory .DATE.work): DATE REVISION
known=$(find "$SWR_AUDIT_OUTPUT/$scope" -maxdepth 1 -type d -printf '%f\n' 2>/dev/null |
  sed -nE "s/^($day)[.]?([0-9]*)$/\1 \2/p; s/^[.]($day)[.]?([0-9]*)[.]work$/\1 \2/p" | sort || true)
revision=$(awk -v date="$date" '$1 == date { r = $2 ? $2 : 1; if (r > last) last = r } END { print last + 0 }' <<<"$known")
if [[ ${3:-} == fresh ]]; then
  revision=$((revision + 1))
elif [[ $revision == 0 ]]; then
  near=$(awk -v date="$date" '$1 < date { a = $1 } $1 > date { b = $1; exit } END { print a (a && b ? " and " : "") b }' <<<"$known")
  echo "scope $scope has no audit of $date${near:+; the nearest are of $near}; to begin one, with the permissions of today, add: fresh" >&2
  exit 1
fi
arguments=("auditDate=$date" "revision=$revision")
if [[ ${3:-} == abandon ]]; then
  arguments+=(--spring.batch.job.name=abandonAudit) revision=
fi
source "$jobs/run.sh"
