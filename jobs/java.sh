# Purpose: sets swr_audit, the command that runs the tool: with the start-up cache (start-up-cache.sh), else with the jar only
# When:    sourced by the other jobs, which continue with: exec "${swr_audit[@]}" input=FILE ...
# Reads:   SWR_AUDIT_JAR, else the jar of a build in target/, or of the archive; start-up/ beside it; JAVA_HOME, else the PATH
# Writes:  nothing
# Exit:    ends the job that sources it with 1 and one line if the jar is missing
swr_audit_home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
swr_audit_jar=${SWR_AUDIT_JAR:-$swr_audit_home/target/swr-permission-audit.jar}
[[ -n ${SWR_AUDIT_JAR:-} || -f $swr_audit_jar ]] || swr_audit_jar=$swr_audit_home/swr-permission-audit.jar
swr_audit_java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [[ ! -f $swr_audit_jar ]]; then
  echo "$swr_audit_jar is missing; build it with: mvn -q -DskipTests package, or name one in SWR_AUDIT_JAR" >&2
  exit 1
elif ! command -v "$swr_audit_java" >/dev/null; then
  echo "no Java at $swr_audit_java; install one (17 or later), or set JAVA_HOME" >&2
  exit 1
fi

# A run is short and mostly waits, so the C2 compiler and G1 cost more than they gain. Of the JVM's log, errors are shown.
swr_audit_options=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr)
swr_audit=("$swr_audit_java" "${swr_audit_options[@]}" -jar "$swr_audit_jar")
source "$swr_audit_home/jobs/cached.sh"
