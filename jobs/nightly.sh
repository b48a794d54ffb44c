#!/usr/bin/env bash
# Purpose: audits a scope for today, or continues an earlier run of the day: nightly.sh SCOPE [name=value ...]
# When:    every night, from nightly.cron or swr-permission-audit@.timer
# Reads:   the scope's settings (scope.conf); its list of repositories, to continue an audit the copy that it began with
# Writes:  in the scope's data directory audit-output/<scope>/<date>/, audit-data/<scope>/, logs/<scope>.log
# Exit:    exit code of the audit: 0 to 5; 143 if the time limit ended it
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
date='' revision=1 zone=${AUDIT_ZONE:-} arguments=("${@:2}")
for argument in "${arguments[@]}"; do
  case $argument in
  auditDate=*) date=${argument#*=} ;;
  revision=*) revision=${argument#*=} ;;
  --audit.zone=*) zone=${argument#*=} ;;
  esac
done
if [[ -n $zone && ! -f /usr/share/zoneinfo/$zone ]]; then
  echo "audit.zone: unknown time zone '$zone'; set it to a file of /usr/share/zoneinfo, such as Europe/Berlin" >&2
  exit 1
elif [[ -z $date ]]; then
  date=$(env ${zone:+TZ="$zone"} date +%F)
  arguments+=("auditDate=$date")
fi
source "$jobs/run.sh"
