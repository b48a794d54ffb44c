# Purpose: runs the tool for the scope that scope.sh has read, with a lock and a time limit; sourced by the jobs
# When:    by nightly.sh and rerun.sh with an audit's date and revision, by compliance-export.sh; all set the array arguments
# Reads:   the variables of scope.sh; the list that an audit began with, if audit-output/<scope>/ has a copy, else the list of the scope
# Writes:  locks/<scope>.lock, held until the run ends; and the files of the tool
# Exit:    exit code of the tool; 4 if a run of the scope is active; 143 if the time limit ended it
# shellcheck disable=SC2154 # set by scope.sh and by the job
source "$jobs/java.sh"
mkdir -p locks
exec 9>>"locks/$scope.lock"
if ! flock --nonblock 9; then
  echo "another run of scope $scope is active (it holds $PWD/locks/$scope.lock); try again when it has ended" >&2
  exit 4
fi
if [[ -n ${revision:-} ]]; then
  audit=$date
  if [[ $revision != 1 ]]; then
    audit+=.$revision
  fi
  input=$SWR_AUDIT_INPUT
  for copy in "$SWR_AUDIT_OUTPUT/$scope/$audit" "$SWR_AUDIT_OUTPUT/$scope/.$audit.work"; do
    if [[ -f $copy/input.csv ]]; then
      input=$copy/input.csv
    fi
  done
  arguments+=("input=$input")
fi
exec timeout --signal=TERM --kill-after=30s --preserve-status "$SWR_AUDIT_TIME_LIMIT" \
  "${swr_audit[@]}" "scope=$scope" "output=$SWR_AUDIT_OUTPUT" "${arguments[@]}"
