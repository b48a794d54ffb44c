#!/usr/bin/env bash
# Purpose: exports a stored audit, or the changes of a period, without requests to SWR: compliance-export.sh SCOPE DATE|FROM..TO [filter=value ...]
# When:    when evidence is needed, e.g. compliance-export.sh acme 2026-01-01..2026-03-31 user=jane.doe permission=Manage
# Reads:   the scope's settings (scope.conf) and its database; the date may be 'latest'
# Writes:  audit-output/<scope>/exports/<UTC time>/ in the scope's data directory; of a period exports/changes_<from>_<to>_<filter>/
# Exit:    0 exported; 1 configuration error: no such audit, a parameter, the directory; 4 try again later
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
day='[0-9]{4}-[0-9]{2}-[0-9]{2}'
if [[ ! ${2:-} =~ ^($day|$day\.\.$day|latest)$ ]]; then
  echo "usage: $(basename "$0") SCOPE DATE|FROM..TO [filter=value ...], with dates such as 2026-11-21, or latest" >&2
  exit 1
fi
arguments=(--spring.batch.job.name=complianceExport "${@:3}")
if [[ $2 == *..* ]]; then
  arguments+=("from=${2%..*}" "to=${2#*..}")
elif [[ $2 != latest ]]; then
  arguments+=("auditDate=$2")
fi
source "$jobs/run.sh"
