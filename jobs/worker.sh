#!/usr/bin/env bash
# Purpose: reads what a manager of the scope hands out, until it is stopped: worker.sh SCOPE [--setting=value ...]
# When:    all the time, from swr-permission-audit-worker@.service, on every host that takes part
# Reads:   the scope's settings (scope.conf), which name the manager's broker and PostgreSQL
# Writes:  logs/<scope>-worker.log in the scope's data directory; all that it reads goes into the database
# Exit:    143 when it is stopped; 1 a person must act; 4 the database is down
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scope.sh"
source "$jobs/java.sh"
export LOGGING_FILE_NAME="logs/$scope-worker.log"
exec "${swr_audit[@]}" --audit.cluster.role=worker "scope=$scope" "${@:2}"
