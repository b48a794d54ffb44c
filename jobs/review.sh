#!/usr/bin/env bash
# Purpose: exports what is to be reviewed, one directory for each organization that has any of it: review.sh SCOPE DATE
# When:    when a review begins, e.g. once a quarter
# Reads:   the scope's settings (scope.conf), its database, and the publication of the date with the highest revision
# Writes:  audit-output/<scope>/exports/review-<date>/<organization>/ in the scope's data directory: all of them or none
# Exit:    0 exported; 1 configuration error: no such audit, or the directory exists; 4 try again later; 143 stopped
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
date=${2:-} audits=$SWR_AUDIT_OUTPUT/$scope target=$SWR_AUDIT_OUTPUT/$scope/exports/review-${2:-}
audit=$(find "$audits" -maxdepth 1 -regex ".*/[0-9-]*\([.][0-9]+\)?" -name "$date*" 2>/dev/null | sort -V | tail -n 1 || true)
if [[ ! $date =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ || ! -f $audit/review.csv || -e $target ]]; then
  [[ -e $target ]] && echo "$target exists, and may have filled-in files; rename it first" >&2 ||
    echo "usage: $(basename "$0") SCOPE DATE, with the date of an audit in $audits" >&2
  exit 1
fi
source "$jobs/java.sh"
staged=$audits/exports/.review-$date.$$.partial && trap 'rm -rf -- "$staged"' EXIT
mkdir -p "$staged/review" && { chmod --reference="$audit" "$staged/review" 2>/dev/null || true; } # not every file system has modes
export_to() {
  timeout --preserve-status "$SWR_AUDIT_TIME_LIMIT" "${swr_audit[@]}" --spring.batch.job.name=complianceExport \
    "scope=$scope" "auditDate=$date" "output=$staged" "${@:2}" >/dev/null
  mv "$staged/$scope"/exports/* "$staged/review/$1"
}
mapfile -t organizations < <(awk -F, 'FNR > 1 && $c ~ /^[a-z][a-z0-9._-]*$/ && !seen[$c]++ { print $c }' c=5 "$audit/review.csv" c=3 "$audit/permissions.csv")
for organization in "${organizations[@]}"; do
  export_to "$organization" "namespace=$organization"
  [[ $(wc -l <"$staged/review/$organization/review.csv") -gt 1 ]] || rm -r "${staged:?}/review/$organization"
done
[[ -z $(tail -n +2 "$audit/review.csv" | sort | comm -23 - <(sort "$staged"/review/*/review.csv 2>/dev/null)) ]] || export_to _all
mv -T "$staged/review" "$target" && echo "$target: send each review.xlsx to the owner of the organization, collect the filled-in files in one directory, and set audit.decisions to it"
