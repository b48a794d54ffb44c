#!/usr/bin/env bash
# Purpose: checks that the last complete audit of a scope, and its date, are recent enough: freshness.sh SCOPE [26h]
# When:    every morning, from nightly.cron, or from a monitoring system
# Reads:   audit-output/<scope>/last-run.json; the scope's settings (scope.conf) unless SWR_AUDIT_OUTPUT is set: needs no secrets
# Writes:  one line: on the console if it is recent, on standard error if not
# Exit:    0 recent enough; 1 older, in the future, or no complete audit
set -euo pipefail
scope=${1:-}
if [[ -z ${SWR_AUDIT_OUTPUT:-} || ! $scope =~ ^[a-z0-9][a-z0-9._-]{0,62}$ ]]; then
  reads_only=yes source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
fi
limit=${2:-26h}
if [[ ! $limit =~ ^([1-9][0-9]{0,5})([mhd])$ ]]; then
  echo "usage: $(basename "$0") SCOPE [LIMIT], with a limit such as 90m, 26h or 3d" >&2
  exit 1
fi
declare -A unit=([m]=60 [h]=3600 [d]=86400) && now=$(date +%s) && oldest=$((now - BASH_REMATCH[1] * ${unit[${BASH_REMATCH[2]}]}))
file=$SWR_AUDIT_OUTPUT/$scope/last-run.json
value() { sed -n "s/^  \"$1\": \"\(.*\)\",\{0,1\}$/\1/p" "$file" 2>/dev/null || true; }
seconds() { date -d "$1" +%s 2>/dev/null || echo 0; }
[[ -z ${AUDIT_ZONE:-} ]] || export TZ=$AUDIT_ZONE
complete=$(value lastCompleteAt) date=$(value lastCompleteAuditDate)
at=$(seconds "${complete:-none}") begin=$(seconds "${date:-none}")
end=$(seconds "${date:-none} + 1 day") # the limit of the audit's date counts from its end, in audit.zone
if [[ $at -lt $oldest || $end -lt $oldest || $at -gt $now || $begin -gt $now ]]; then
  message=$([[ -r $file ]] && value message || echo "none that $(id -un) can read")
  echo "STALE: scope $scope, last complete audit: ${complete:-none}${date:+, of $date}, not within the last $limit; latest run: ${message:-none} ($file)" >&2
  exit 1
fi
echo "fresh: scope $scope, last complete audit: $complete, of $date, within $limit"
