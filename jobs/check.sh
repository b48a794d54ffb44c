#!/usr/bin/env bash
# Purpose: looks whether an audit of a scope could begin: settings, list, credentials, endpoint, database, output: check.sh SCOPE
# When:    after installing, after every change of the settings, and when a run ended with 1
# Reads:   the scope's settings (scope.conf) and its list of repositories
# Writes:  a table on the console; logs/<scope>.log in the scope's data directory
# Exit:    0 a run could begin; else the code with which it would end now: 1 configuration error, 4 try again later
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
source "$jobs/java.sh"
export SWR_AUDIT_CONFIG=$config # which must not be readable for all
exec timeout --signal=TERM --kill-after=30s --preserve-status 5m \
  "${swr_audit[@]}" --check "scope=$scope" "input=$SWR_AUDIT_INPUT" "output=$SWR_AUDIT_OUTPUT" "${@:2}"
