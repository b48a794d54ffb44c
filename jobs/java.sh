# Purpose: sets swr_audit, the command that runs the tool: with the start-up cache that mvn package makes, else with the jar only
# When:    sourced by the other jobs, which continue with: exec "${swr_audit[@]}" input=FILE ...
# Reads:   target/swr-permission-audit.jar or SWR_AUDIT_JAR; target/start-up/; JAVA_HOME, else the java on the PATH
# Writes:  nothing
# Exit:    ends the job that sources it with 1 and one line if the jar is missing
swr_audit_target="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/target"
swr_audit_jar=${SWR_AUDIT_JAR:-$swr_audit_target/swr-permission-audit.jar}
swr_audit_java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [[ ! -f $swr_audit_jar ]]; then
  echo "$swr_audit_jar is missing; build it with: mvn -q -DskipTests package" >&2
  exit 1
elif ! command -v "$swr_audit_java" >/dev/null; then
  echo "no Java at $swr_audit_java; install one (17 or later), or set JAVA_HOME" >&2
  exit 1
fi

# A run is short and mostly waits, so the C2 compiler and G1 cost more than they gain.
swr_audit=("$swr_audit_java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
cache=$swr_audit_target/start-up
# The cache belongs to one Java; the JVM ignores a cache that does not match otherwise.
if [[ -z ${SWR_AUDIT_JAR:-} && $cache/java -nt $swr_audit_jar ]] &&
  [[ $(readlink -f "$(command -v "$swr_audit_java")") == "$(readlink -f "$(<"$cache/java")")" ]]; then
  swr_audit_jar=$cache/swr-permission-audit.jar
  if [[ -f $cache/cache.aot ]]; then
    swr_audit+=("-XX:AOTCache=$cache/cache.aot" -Xlog:aot=off)
  else
    swr_audit+=("-XX:SharedArchiveFile=$cache/cache.jsa" -Xshare:auto -Xlog:cds=off)
  fi
fi
swr_audit+=(-jar "$swr_audit_jar")
