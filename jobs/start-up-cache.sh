#!/usr/bin/env bash
# Purpose: makes the start-up cache, with which the tool starts in a third of the time: the jar extracted, and what an audit loads
# When:    mvn package runs it; by hand after unpacking the archive, after an update of Java, and after moving the directory
# Reads:   the jar, and sample-input/, whose audit it runs; JAVA_HOME, else the java on the PATH
# Writes:  start-up/ beside the jar; one line on the console
# Exit:    0 made; else the code of what failed, and the jobs run without the cache
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/java.sh"
cache=$swr_audit_cache
rm -rf -- "$cache"
"$swr_audit_java" -Djarmode=tools -jar "$swr_audit_jar" extract --destination "$cache"
output=(-XX:ArchiveClassesAtExit="$cache/cache.jsa")
[[ ${swr_audit_java_version:-17} -lt 25 ]] || output=(-XX:AOTCacheOutput="$cache/cache.aot")
"$swr_audit_java" "${swr_audit_options[@]}" "${output[@]}" -jar "$cache/$(basename "$swr_audit_jar")" \
  "input=$swr_audit_home/sample-input/repositories.csv" "output=$cache/training/output" --spring.profiles.active=sample \
  "--sample.directory=$swr_audit_home/sample-input"   "--spring.datasource.url=jdbc:h2:file:$cache/training/data" >/dev/null || [[ $? == 2 ]] # 2, because the sample has every outcome
rm -rf -- "$cache/training"
{ echo "$swr_audit_java" && stat --format=%s "$cache"/cache.* && swr_audit_jar_state; } >"$cache/made-for" # last, so that it marks a whole one
echo "$cache: made for $swr_audit_java"
