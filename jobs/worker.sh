#!/usr/bin/env bash
# Purpose: fetches the ranges of the manager of a scope, until it is stopped: worker.sh SCOPE [--setting=value ...]
# When:    permanently, from swr-permission-audit-worker@.service, on every worker host
# Reads:   the scope's settings (scope.conf), which name the manager's PostgreSQL
# Writes:  logs/<scope>-worker.log in the scope's data directory; results go into the database
# Exit:    143 when it is stopped; 1 configuration error; 4 the database is down
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
source "$jobs/java.sh"
export LOGGING_FILE_NAME="logs/$scope-worker.log"
exec "${swr_audit[@]}" --audit.cluster.role=worker "scope=$scope" "${@:2}"
