# Purpose: sets swr_audit, the command that runs the tool: with the start-up cache that mvn package makes, else with the jar only
# When:    sourced by the other jobs, which continue with: exec "${swr_audit[@]}" input=FILE ...
# Reads:   target/swr-permission-audit.jar or SWR_AUDIT_JAR; target/start-up/; JAVA_HOME, else the java on the PATH
# Writes:  nothing
# Exit:    ends the job that sources it with 1 and one line if the jar is missing
swr_audit_home=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
swr_audit_jar=${SWR_AUDIT_JAR:-$swr_audit_home/target/swr-permission-audit.jar}
swr_audit_java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if [[ ! -f $swr_audit_jar ]]; then
  echo "$swr_audit_jar is missing; build it with: mvn -q -DskipTests package" >&2
  exit 1
elif ! command -v "$swr_audit_java" >/dev/null; then
  echo "no Java at $swr_audit_java; install one (17 or later), or set JAVA_HOME" >&2
  exit 1
fi

# A run is short and mostly waits, so the C2 compiler and G1 cost more than they gain. Of the JVM's log, errors are shown.
swr_audit=("$swr_audit_java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr)
cache=$swr_audit_home/target/start-up
# The JVM ignores a cache that is damaged or does not fit, but fails at a truncated one.
if [[ -z ${SWR_AUDIT_JAR:-} && $cache/java -nt $swr_audit_jar ]] &&
  { read -r made_by && read -r size; } <"$cache/java" &&
  [[ $(readlink -f "$(command -v "$swr_audit_java")") == "$(readlink -f "$made_by")" ]]; then
  swr_audit_jar=$cache/swr-permission-audit.jar
  case $(find "$cache" -maxdepth 1 -size "${size}c" -name 'cache.*' 2>/dev/null) in
  *.aot) swr_audit+=("-XX:AOTCache=$cache/cache.aot" '-Xlog:aot*=off,cds*=off:stderr' -XX:+VerifySharedSpaces) ;;
  *.jsa) swr_audit+=("-XX:SharedArchiveFile=$cache/cache.jsa" '-Xlog:cds*=off:stderr' -XX:+VerifySharedSpaces) ;;
  esac
fi
swr_audit+=(-jar "$swr_audit_jar")
