#!/usr/bin/env bash
# Purpose: audits a scope for today, and goes on with what an earlier run of the day left: nightly.sh SCOPE [name=value ...]
# When:    every night, from nightly.cron or swr-permission-audit@.timer
# Reads:   the scope's settings (scope.conf) and its list of repositories
# Writes:  in the scope's data directory audit-output/<scope>/<date>/, audit-data/<scope>/, logs/<scope>.log
# Exit:    as the audit does: 0 to 5; 143 if the time limit ended it
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scope.sh"
arguments=("input=$SWR_AUDIT_INPUT" "${@:2}")
source "$jobs/run.sh"
