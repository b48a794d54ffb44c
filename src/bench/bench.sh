#!/usr/bin/env bash
# Purpose: times the whole audit beside what else one would run, in turns, against an nginx on this machine
# When:    by hand: bench.sh compare [REPOSITORIES] | latency | rate | memory | start | size; see README.md
# Reads:   target/swr-permission-audit.jar (mvn -q -DskipTests package); JAVA_HOME; ROUNDS (3)
# Writes:  target/bench/
# Exit:    0; otherwise a contender failed
set -euo pipefail
cd "$(dirname "$0")/../.."
bench=$PWD/target/bench
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
port=${PORT:-18480}
endpoint=http://127.0.0.1:$port slow=http://127.0.0.1:$((port + 1)) logged=http://127.0.0.1:$((port + 2))
mkdir -p "$bench/nginx/tmp"

start_nginx() {
  sed "s/@PORT@/$port/;s/@SLOW_PORT@/$((port + 1))/;s/@LOGGED_PORT@/$((port + 2))/" src/bench/nginx.conf >"$bench/nginx/nginx.conf"
  nginx -p "$bench/nginx" -c nginx.conf
  trap 'nginx -p "$bench/nginx" -c nginx.conf -s stop' EXIT
}

# input N: a CSV of N repositories in N/1000 namespaces, and the same as URLs
input() {
  [[ -f $bench/$1.urls ]] && return
  seq 1 "$1" | awk '{ printf "team-%03d,app-%07d\n", $1 % 200, $1 }' >"$bench/$1.rows"
  (echo namespace,repository && cat "$bench/$1.rows") >"$bench/$1.csv"
  awk -F, -v e="$endpoint" '{ printf "url = \"%s/v2/manage/namespaces/%s/repos/%s/access\"\n", e, $1, $2 }' "$bench/$1.rows" >"$bench/$1.urls"
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

plain() { echo "$java ${JVM:-} -jar $PWD/target/swr-permission-audit.jar"; }
cached() { (source jobs/java.sh && echo "${swr_audit[@]}"); }

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

compare() {
  input "$1"; sdk_jars
  header "$1 repositories, no latency, 64 at once"
  for ((round = 0; round < ${ROUNDS:-3}; round++)); do
    timed 'curl + jq' "$bench/curl.*.csv" src/bench/curl-jq.sh "$bench/$1.urls" 64 "$bench/curl"
    audit 'audit, start-up cache' "$1" "$endpoint" "$(cached)" 64
    audit 'audit, java -jar' "$1" "$endpoint" "$(plain)" 64
    timed 'official SDK' "$bench/sdk.csv" "$java" -cp "$bench/sdk/*:$bench/sdk" SdkAudit "$endpoint" "$bench/$1.csv" "$bench/sdk.csv" 64
  done
}

start_nginx
case ${1:-compare} in
  compare) compare "${2:-20000}" ;;
  *) echo "unknown case $1" >&2; exit 1 ;;
esac
