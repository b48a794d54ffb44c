# Purpose: runs the tool for the scope that scope.sh has read, alone and in bounded time; sourced by the jobs
# When:    by nightly.sh, rerun.sh and compliance-export.sh, with what they ask of the tool in the array arguments
# Reads:   what scope.sh has set
# Writes:  locks/<scope>.lock, held as long as the run lasts; else what the tool writes
# Exit:    as the tool does; 4 if a run of the scope is under way; 143 if the time limit ended it
# shellcheck disable=SC2154 # set by scope.sh and by the job
source "$jobs/java.sh"
mkdir -p locks
exec 9>>"locks/$scope.lock"
if ! flock --nonblock 9; then
  echo "another run of scope $scope is under way (it holds $PWD/locks/$scope.lock); try again when it has ended" >&2
  exit 4
fi
exec timeout --signal=TERM --kill-after=30s --preserve-status "$SWR_AUDIT_TIME_LIMIT" \
  "${swr_audit[@]}" "scope=$scope" "output=$SWR_AUDIT_OUTPUT" "${arguments[@]}"
