#!/usr/bin/env bash
# Purpose: exports a stored audit, whole or filtered, without requests to SWR: compliance-export.sh SCOPE DATE [filter=value ...]
# When:    when evidence is needed, e.g. compliance-export.sh acme 2026-11-21 user=jane.doe permission=Manage
# Reads:   the scope's settings (scope.conf) and its database; the date may be 'latest'
# Writes:  audit-output/<scope>/exports/<UTC time>/ in the scope's data directory
# Exit:    0 exported; 1 configuration error: no such audit, a parameter, the directory; 4 try again later
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scope.sh"
if [[ ! ${2:-} =~ ^([0-9]{4}-[0-9]{2}-[0-9]{2}|latest)$ ]]; then
  echo "usage: $(basename "$0") SCOPE DATE [filter=value ...], with a date such as 2026-11-21, or latest" >&2
  exit 1
fi
arguments=(--spring.batch.job.name=complianceExport "${@:3}")
if [[ $2 != latest ]]; then
  arguments+=("auditDate=$2")
fi
source "$jobs/run.sh"
