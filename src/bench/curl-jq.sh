#!/usr/bin/env bash
# Purpose: the same access lists by curl, flattened by jq in two processes; unsorted, no database, nothing compared
# When:    called by bench.sh: curl-jq.sh ROWS ENDPOINT AT-ONCE DIRECTORY
# Reads:   ROWS, a namespace and a repository a line
# Writes:  DIRECTORY: a file for each answer, for answers do not say of which namespace they are; 1.csv, 2.csv
# Exit:    as curl and jq do
set -euo pipefail
rows=$1 endpoint=$2 at_once=$3
mkdir -p "$4" && cd "$4"
awk -F, -v e="$endpoint" '{ printf "url=%s/v2/manage/namespaces/%s/repos/%s/access\noutput=%s,%s\n", e, $1, $2, $1, $2 }' "$rows" |
  curl --silent --fail --parallel --parallel-immediate --parallel-max "$at_once" --header 'X-Auth-Token: bench-token' --config -
flatten() {
  xargs jq -r '. as $r | (input_filename | split(",")) as $name |
    ([.self_auth + {self: true}] + .others_auths)[] | $name + [.user_id, .user_name, .auth, .self // false, $r.creator_name] | @csv'
}
half=$(($(wc -l <"$rows") / 2))
head -n "$half" "$rows" | flatten >1.csv &
tail -n "+$((half + 1))" "$rows" | flatten >2.csv
wait "$!"
