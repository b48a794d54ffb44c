# Purpose: sets swr_audit, the command that runs the tool, to one with the start-up cache, if there is one that fits
# When:    sourced by java.sh, which has set swr_audit to a command without it
# Reads:   start-up/ beside the jar, made by start-up-cache.sh
# Writes:  nothing
# Exit:    does not end the job
# shellcheck disable=SC2154 # set by java.sh
swr_audit_cache=$(dirname "$swr_audit_jar")/start-up
# Identifies the jar without reading it; its time of modification is the same in every version.
swr_audit_jar_state() { stat --dereference --format='%s %i %.9Z' "$swr_audit_jar"; }
# The JVM ignores a cache that is damaged or does not fit, but fails at a truncated one.
if [[ -f $swr_audit_cache/made-for ]] && { read -r java && read -r size && read -r jar; } <"$swr_audit_cache/made-for" &&
  [[ $jar == "$(swr_audit_jar_state)" && $swr_audit_java == "$java" ]]; then
  swr_audit=("$swr_audit_java" "${swr_audit_options[@]}")
  case $(find "$swr_audit_cache" -maxdepth 1 -size "${size}c" -name 'cache.*' 2>/dev/null) in
  *.aot) swr_audit+=("-XX:AOTCache=$swr_audit_cache/cache.aot" '-Xlog:aot*=off,cds*=off:stderr' -XX:+VerifySharedSpaces) ;;
  *.jsa) swr_audit+=("-XX:SharedArchiveFile=$swr_audit_cache/cache.jsa" '-Xlog:cds*=off:stderr' -XX:+VerifySharedSpaces) ;;
  esac
  swr_audit+=(-jar "$swr_audit_cache/$(basename "$swr_audit_jar")")
fi
