#!/usr/bin/env bash
# Purpose: measures the whole audit and its alternatives, in turns, against an nginx on this machine
# When:    by hand: bench.sh compare [REPOSITORIES] | latency | rate | memory | start | size | year
# Reads:   target/swr-permission-audit.jar (mvn -q -DskipTests package); JAVA_HOME; ROUNDS (3)
# Writes:  target/bench/
# Exit:    0; otherwise a contender failed
set -euo pipefail
cd "$(dirname "$0")/../.."
bench=$PWD/target/bench
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
port=${PORT:-18480}
endpoint=http://127.0.0.1:$port slow=http://127.0.0.1:$((port + 1)) logged=http://127.0.0.1:$((port + 2))
mkdir -p "$bench/nginx/tmp" "$bench/curl"

start_nginx() {
  sed "s/@PORT@/$port/;s/@SLOW_PORT@/$((port + 1))/;s/@LOGGED_PORT@/$((port + 2))/" src/bench/nginx.conf >"$bench/nginx/nginx.conf"
  sed "s|@ACCOUNT@|$bench/account|" src/bench/account.conf >"$bench/nginx/account.conf"
  changes 0
  nginx -p "$bench/nginx" -c nginx.conf 2>>"$bench/nginx/error.log"
  trap 'nginx -p "$bench/nginx" -c nginx.conf -s stop 2>/dev/null; rm -rf "$bench/curl"' EXIT
}

# changes N: the reader of one repository in a hundred has been replaced N times, each time in the next hundredth
changes() {
  awk -v nights="$1" 'BEGIN {
    print "map \"$b$c\" $change {\n\tdefault \"\";"
    for (class = 0; class < 100 && class < nights; class++) printf "\t%02d %d;\n", class, (nights - 1 - class) / 100 + 1
    print "}" }' >"$bench/nginx/changes.conf"
}

# input N: a CSV of N repositories in 200 namespaces, and its rows alone; from now on nginx lists these
input() {
  if [[ ! -f $bench/$1.csv ]]; then
    seq 1 "$1" | awk '{ printf "team-%03d,app-%07d\n", $1 % 200, $1 }' >"$bench/$1.rows"
    (echo namespace,repository && cat "$bench/$1.rows") >"$bench/$1.csv"
    account "$1"
  fi
  ln -sfn "$1.account" "$bench/account"
}

# account N: the listing of the same repositories in pages of 1,000 and in the order of their names, the organizations and the totals
account() {
  local files=$bench/$1.account
  rm -rf "$files"
  mkdir "$files"
  awk -F, -v total="$1" -v files="$files" '
    (NR - 1) % 1000 == 0 { if (file) { printf "]" >file; close(file) } file = files "/repositories-" NR - 1 ".json" }
    { printf "%s{\"namespace\":\"%s\",\"name\":\"%s\",\"is_public\":false,\"total_range\":%d}", (NR % 1000 == 1) ? "[" : ",", $1, $2, total >file }
    END { printf "]" >file }' "$bench/$1.rows"
  # A full page is followed by another one.
  (($1 % 1000)) || echo '[]' >"$files/repositories-$1.json"
  cut -d, -f1 "$bench/$1.rows" | sort | uniq -c | awk '
    { printf "%s{\"id\":%d,\"name\":\"%s\",\"creator_name\":\"owner-%s\",\"access_user_count\":4,\"repo_count\":%d}", (NR == 1) ? "{\"namespaces\":[" : ",", NR, $2, $2, $1 }
    END { printf "]}" }' >"$files/organizations.json"
  printf '{"domain_id":"d1","domain_name":"bench","namespace_num":200,"repo_num":%d}' "$1" >"$files/overview.json"
}

# timed NAME ROWS-FILE COMMAND...: one line of figures; the command's output goes to target/bench/NAME.log
timed() {
  local name=$1 rows=$2
  shift 2
  /usr/bin/time -o "$bench/time" -f '%e %U %S %M' "$@" >"$bench/$name.log" 2>&1 || [[ $? == 2 ]] || { tail -5 "$bench/$name.log" >&2; exit 1; }
  read -r wall user system rss < <(tail -1 "$bench/time")
  printf '| %s | %s s | %s s | %s MB | %s |\n' "$name" "$wall" "$(awk "BEGIN { print $user + $system }")" "$((rss / 1024))" \
    "$(cat $rows 2>/dev/null | wc -l)"
}

# audit NAME REPOSITORIES ENDPOINT LAUNCHER CONCURRENCY [ARGUMENT...]: a first night on an empty database
audit() {
  local name=$1 repositories=$2 at=$3 launcher=$4 concurrency=$5
  shift 5
  rm -rf "$bench/audit"
  night "$name" "$repositories" "$at" "$launcher" "$concurrency" auditDate=2026-01-01 "$@"
}

night() {
  local name=$1 repositories=$2 at=$3 launcher=$4 concurrency=$5
  shift 5
  AUDIT_SWR_TOKEN=bench-token timed "$name" "$bench/audit/output/default/*/permissions.csv" $launcher \
    "input=$bench/$repositories.csv" "output=$bench/audit/output" "--audit.swr.endpoint=$at" \
    "--spring.datasource.url=jdbc:h2:file:$bench/audit/data/audit" "--audit.swr.concurrency=$concurrency" \
    --audit.swr.requests-per-second=1000000 "$@"
}

plain() { echo "$java -jar $PWD/target/swr-permission-audit.jar"; }
# cached [OPTION...]: the jobs' own command, with more options for the JVM
cached() { (source jobs/java.sh && echo "${swr_audit[0]}" "$@" "${swr_audit[@]:1}"); }

sdk_jars() {
  [[ -f $bench/sdk/SdkAudit.class ]] && return
  mvn -q -B -f src/bench/sdk/pom.xml dependency:copy-dependencies "-DoutputDirectory=$bench/sdk"
  "${java}c" -nowarn -cp "$bench/sdk/*" -d "$bench/sdk" src/bench/sdk/SdkAudit.java
}

header() {
  printf '\n%s; %s; %s processors; %s; load %s\n\n' "$1" "$(date -u +%FT%RZ)" "$(nproc)" "$("$java" -version 2>&1 | sed -n 2p)" "$(cut -d' ' -f1 /proc/loadavg)"
  echo '| | wall | CPU | peak RSS | rows |'
  echo '|---|---|---|---|---|'
}

# curl_jq REPOSITORIES: into a new directory, kept to the end, for ext4 is up to five times slower in making as many files as were
# deleted within some minutes before
curl_jq() {
  local files
  files=$(mktemp -d -p "$bench/curl")
  timed 'curl + jq' "$files/*.csv" src/bench/curl-jq.sh "$bench/$1.rows" "$endpoint" 64 "$files"
}

compare() {
  input "$1"; sdk_jars
  header "$1 repositories, no latency, 64 at once"
  for ((round = 0; round < ${ROUNDS:-3}; round++)); do
    curl_jq "$1"
    audit 'audit, start-up cache' "$1" "$endpoint" "$(cached)" 64
    audit 'audit, repositories only' "$1" "$endpoint" "$(cached)" 64 --audit.population=off --audit.organizations=false
    audit 'audit, java -jar' "$1" "$endpoint" "$(plain)" 64
    timed 'official SDK' "$bench/sdk.csv" "$java" -cp "$bench/sdk/*:$bench/sdk" SdkAudit "$endpoint" "$bench/$1.csv" "$bench/sdk.csv" 64
  done
}

# steps: what each step of the last audit took, from the tables of Spring Batch
steps() {
  "$java" -cp "$PWD/target/start-up/lib/*" org.h2.tools.Shell -url "jdbc:h2:file:$bench/audit/data/audit" -user '' -sql \
    'select step_name, datediff(millisecond, start_time, end_time) as ms from batch_step_execution order by step_execution_id' |
    sed -n 's/^\([a-zA-Z]* *| [0-9]*\) *$/  \1 ms/p'
}

latency() {
  input 20000
  header '20000 repositories, 50 ms latency, 128 at once: ideal fetchAccess 7.8 s'
  audit 'audit' 20000 "$slow" "$(cached)" 128 && steps
}

# rate: nginx writes down when each request came; the most in any second counts
rate() {
  input 10000
  header '10000 repositories, 200 requests a second: ideal fetchAccess 50 s'
  : >"$bench/nginx/arrivals.log"
  audit 'audit' 10000 "$logged" "$(cached)" 64 --audit.swr.requests-per-second=200 && steps
  awk '{ at[NR] = $1 } END { for (i = first = 1; i <= NR; i++) { while (at[i] - at[first] >= 1) first++; if (i - first + 1 > most) most = i - first + 1 } print "most requests in any second: " most }' "$bench/nginx/arrivals.log"
}

memory() {
  header 'memory: -Xmx256m, then -Xmx128m'
  for n in 100000 1000000; do
    input "$n"
    audit "$n repositories, -Xmx256m" "$n" "$endpoint" "$(cached -Xmx256m)" 64
  done
  audit '1000000 repositories, -Xmx128m' 1000000 "$endpoint" "$(cached -Xmx128m)" 64
}

# start: from the start of the process to its first request, as nginx saw it; the median of nine
start() {
  input 10
  printf '\nProcess start to first request; %s\n' "$("$java" -version 2>&1 | sed -n 2p)"
  for launcher in "$(cached)" "$(plain)"; do
    for ((i = 0; i < 9; i++)); do
      : >"$bench/nginx/arrivals.log"
      began=$(date +%s.%N)
      audit start 10 "$logged" "$launcher" 1 >/dev/null
      awk -v began="$began" 'NR == 1 { print $1 - began }' "$bench/nginx/arrivals.log"
    done | sort -n | sed -n 5p | sed "s|\$| s  ${launcher##*/}|"
  done
}

# size: bytes of the compacted H2 file a permission row; then a second night in which nothing changed
size() {
  input 20000
  header 'first and second night of 20000 repositories'
  audit 'first night' 20000 "$endpoint" "$(cached)" 64
  night 'second night' 20000 "$endpoint" "$(cached)" 64 auditDate=2026-01-02
  "$java" -cp "$PWD/target/start-up/lib/*" org.h2.tools.Shell -url "jdbc:h2:file:$bench/audit/data/audit" -user '' -sql 'shutdown compact' >/dev/null 2>&1 || true
  echo "bytes a permission row after SHUTDOWN COMPACT: $(($(stat -c %s "$bench/audit/data/audit.mv.db") / 400000))"
}

# year: the database after as many nights as a year has, of 1,000 repositories, one hundredth of which changes each night
year() {
  input 1000
  rm -rf "$bench/audit"
  header '365 nights of 1000 repositories: every 73rd of them'
  for ((night = 0; night < 365; night++)); do
    changes "$night"
    nginx -p "$bench/nginx" -c nginx.conf -s reload 2>>"$bench/nginx/error.log"
    night "night $((night + 1))" 1000 "$endpoint" "$(cached)" 64 "auditDate=$(date -d "2025-01-01 +$night days" +%F)" |
      if ((night % 73 == 0 || night == 364)); then cat; else cat >/dev/null; fi
  done
  echo "the H2 file after $night nights: $(($(stat -c %s "$bench/audit/data/audit.mv.db") / 1000000)) MB"
}

start_nginx
case ${1:-compare} in
  compare) compare "${2:-20000}" ;;
  latency | rate | memory | start | size | year) "$1" ;;
  *) echo "unknown case $1" >&2; exit 1 ;;
esac
