#!/usr/bin/env bash
# Purpose: backs a scope up: its settings, list, results and database, all of one moment: backup.sh SCOPE DIRECTORY
# When:    before an upgrade, and regularly; waits up to an hour for a run of the scope
# Reads:   the scope's settings (scope.conf); on PostgreSQL pg_dump has to be installed
# Writes:  DIRECTORY/<scope>-<UTC time>.tar.gz, which has secrets in it and which its owner alone can read; one line on the console
# Exit:    0 backed up; 1 a path or the database; 4 a run of the scope is active
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/scope.sh"
target=$(realpath -m -- "${2:-.}")/$scope-$(date -u +%Y-%m-%dT%H%M%SZ).tar.gz
if [[ ! -d ${2:-} || ! -w $2 ]]; then
  echo "usage: $(basename "$0") SCOPE DIRECTORY, with a directory that $(id -un) can write to" >&2 && exit 1
fi
mkdir -p locks && exec 9>>"locks/$scope.lock"
if ! flock --timeout 3600 9; then
  echo "another run of scope $scope is active (it holds $PWD/locks/$scope.lock); try again when it has ended" >&2 && exit 4
fi
database=${SPRING_DATASOURCE_URL#jdbc:h2:} && database=${database#file:} && database=${database%%;*}.mv.db
home=~ && trap 'rm -f -- "$target.partial" "locks/$scope.dump"' EXIT
if [[ $SPRING_DATASOURCE_URL == jdbc:postgresql:* ]]; then
  database=locks/$scope.dump url=${SPRING_DATASOURCE_URL#jdbc:} secret='([?&])password=([^&]*)&?'
  [[ -z ${SPRING_DATASOURCE_USERNAME:-} ]] || export PGUSER=$SPRING_DATASOURCE_USERNAME
  [[ ! $url =~ $secret ]] || SPRING_DATASOURCE_PASSWORD=$(printf %b "${BASH_REMATCH[2]//%/\\x}") url=${url/"${BASH_REMATCH[0]}"/"${BASH_REMATCH[1]}"}
  PGPASSWORD=${SPRING_DATASOURCE_PASSWORD:-} pg_dump --format=custom --file="$database" "$url" || exit 1
fi
files=("$config" "$SWR_AUDIT_OUTPUT/$scope" "${database/#\~/$home}")
for file in "$SWR_AUDIT_INPUT" "${AUDIT_EXCEPTIONS:-}" "${AUDIT_PEOPLE:-}" "${AUDIT_DECISIONS:-}"; do [[ ! -e $file ]] || files+=("$file"); done
mapfile -t files < <(realpath -s -- "${files[@]}")
tar --create --gzip --file="$target.partial" --directory=/ "${files[@]#/}" || exit 1
mv -- "$target.partial" "$target" && echo "$target"
