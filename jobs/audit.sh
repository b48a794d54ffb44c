#!/usr/bin/env bash
# Purpose: runs the tool: audit.sh [JOB] input=FILE [name=value ...] [--setting=value ...], or audit.sh --help
# When:    by hand, after mvn -q -DskipTests package; the nightly audits of a scope are nightly.sh's
# Reads:   what arguments and environment name, relative to the working directory; application.yaml there
# Writes:  audit-output/ and audit-data/ in the working directory, if the arguments name no others
# Exit:    exit code of the tool: 0 to 5, 129, 130 or 143; 1 if the jar or Java is missing
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/java.sh"
exec "${swr_audit[@]}" "$@"
