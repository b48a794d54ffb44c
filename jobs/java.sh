# Purpose: sets swr_audit, the command that runs the tool: with the start-up cache (start-up-cache.sh), else with the jar only
# When:    sourced by the other jobs, which continue with: exec "${swr_audit[@]}" input=FILE ...
# Reads:   SWR_AUDIT_JAR, else the jar of a build in target/, or of the archive; start-up/ in its directory; JAVA_HOME, else the PATH
# Writes:  nothing
# Exit:    ends the job that sources it with 1 and one line if the jar or Java is missing, or Java is older than 17
export LC_ALL=C.UTF-8 # else, as under cron, Java cannot read the name of a file beyond ASCII
swr_audit_home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
swr_audit_jar=${SWR_AUDIT_JAR:-$swr_audit_home/target/swr-permission-audit.jar}
[[ -n ${SWR_AUDIT_JAR:-} || -f $swr_audit_jar ]] || swr_audit_jar=$swr_audit_home/swr-permission-audit.jar
swr_audit_named=${JAVA_HOME:+$JAVA_HOME/bin/}java
swr_audit_java=$(readlink -f "$(command -v "$swr_audit_named")" || true)
swr_audit_fail() { echo "$1" >&2 && exit 1; }
[[ -f $swr_audit_jar ]] ||
  swr_audit_fail "$swr_audit_jar is missing; build it with: mvn -q -DskipTests package, or name one in SWR_AUDIT_JAR"
[[ -x $swr_audit_java ]] || swr_audit_fail "no Java at $swr_audit_named; install one (17 or later), or set JAVA_HOME"
# The file release has the version, and spares the start of a JVM.
if [[ $(cat "${swr_audit_java%/bin/java}/release" 2>/dev/null || "$swr_audit_java" -version 2>&1) =~ (JAVA_VERSION=|version\ )\"(1\.)?([0-9]+) ]]; then
  swr_audit_java_version=${BASH_REMATCH[3]}
  [[ $swr_audit_java_version -ge 17 ]] ||
    swr_audit_fail "$swr_audit_named is Java $swr_audit_java_version; install 17 or later, or set JAVA_HOME to one"
fi
# A run is short and mostly waits, so the C2 compiler and G1 cost more than they gain. Of the JVM's log, errors are shown.
swr_audit_options=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr)
read -ra swr_audit_more <<<"${SWR_AUDIT_JAVA_OPTIONS:-}" && swr_audit_options+=("${swr_audit_more[@]}")
swr_audit=("$swr_audit_java" "${swr_audit_options[@]}" -jar "$swr_audit_jar")
source "$swr_audit_home/jobs/cached.sh"
