# Purpose: reads the settings of one scope and goes to its data directory; sourced by the jobs, with the scope as first argument
# When:    by nightly.sh, rerun.sh, compliance-export.sh, review.sh, check.sh, worker.sh and freshness.sh
# Reads:   <scope>.conf in SWR_AUDIT_CONFIG_DIR (default /etc/swr-permission-audit); jobs/scope.conf is the template
# Writes:  nothing
# Exit:    ends the job with 1 and one line if the scope is invalid, its settings or data directory is missing, or another user's
umask 077
export LC_ALL=C.UTF-8
unset CDPATH date revision
jobs=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
scope=${1:-}
config=$(realpath -ms -- "${SWR_AUDIT_CONFIG_DIR:-/etc/swr-permission-audit}/$scope.conf")
if [[ ! $scope =~ ^[a-z0-9][a-z0-9._-]{0,62}$ ]]; then
  echo "usage: $(basename "$0") SCOPE ...; '$scope' is not a scope; allowed are a-z, 0-9, '.', '_' and '-', the first a letter or a digit" >&2; exit 1
fi
set -a
# shellcheck source=scope.conf
if [[ ! -r $config ]] || ! source <(sed $'1s/^\xef\xbb\xbf//; s/\r$//' "$config"); then
  echo "$config cannot be read by $(id -un); copy $jobs/scope.conf there and fill it in, run the job as the user of the audit, or set SWR_AUDIT_CONFIG_DIR" >&2; exit 1
fi
if [[ -d ${SWR_AUDIT_DATA:=/var/lib/swr-permission-audit} && ! -O $SWR_AUDIT_DATA ]]; then
  echo "$SWR_AUDIT_DATA belongs to $(stat -Lc %U "$SWR_AUDIT_DATA"), who could not write the files of $(id -un);" \
    "run: runuser -u $(stat -Lc %U "$SWR_AUDIT_DATA") -- $0 $*" >&2; exit 1
elif ! cd "$SWR_AUDIT_DATA" 2>/dev/null || [[ ! -w . && -z ${reads_only:-} ]]; then
  echo "$SWR_AUDIT_DATA (SWR_AUDIT_DATA in $config) is not a directory that $(id -un) can write to; create it" >&2; exit 1
fi
: "${SWR_AUDIT_INPUT:=${config%.conf}.csv}" "${SWR_AUDIT_OUTPUT:=$PWD/audit-output}" "${SWR_AUDIT_TIME_LIMIT:=6h}"
: "${SPRING_DATASOURCE_URL:=jdbc:h2:file:./audit-data/$scope/permission-audit}"
: "${LOGGING_FILE_NAME:=logs/$scope.log}" "${LOGGING_LOGBACK_ROLLINGPOLICY_MAXHISTORY:=30}"
set +a
