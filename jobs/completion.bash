# Bash completion of the jobs: scopes, dates, and the words of each job. Put into ~/.bashrc:
#   source /opt/swr-permission-audit/jobs/completion.bash
# Scopes are those of SWR_AUDIT_CONFIG_DIR (default /etc/swr-permission-audit), dates those of the published audits.
_swr_audit() {
  local job=${COMP_WORDS[0]##*/} word=${COMP_WORDS[COMP_CWORD]} config=${SWR_AUDIT_CONFIG_DIR:-/etc/swr-permission-audit}
  local words='' data=''
  if [[ $job == audit.sh ]]; then
    # The words of --help, which is asked once in a shell: jobs, parameters (name=) and settings (--name=).
    : "${_swr_audit_help:=$("${COMP_WORDS[0]/#\~/$HOME}" --help 2>/dev/null)}"
    words=$(grep -oE '^ +(--)?[a-zA-Z.-]+=|^ +--[a-z]+|^  [a-z]+[A-Z][a-zA-Z]+ ' <<<"$_swr_audit_help")
  elif [[ $job == sample.sh ]]; then
    words=round
  elif [[ $COMP_CWORD == 1 ]]; then
    words=$(cd "$config" 2>/dev/null && compgen -G '*.conf' | sed 's/[.]conf$//' | sort)
  else
    data=$(sed -n "s/^SWR_AUDIT_DATA=//p" "$config/${COMP_WORDS[1]}.conf" 2>/dev/null | tail -n 1 | tr -d "\"'")
    data=${data:-/var/lib/swr-permission-audit}/audit-output/${COMP_WORDS[1]}
    case $job:$COMP_CWORD in
    rerun.sh:2 | review.sh:2 | compliance-export.sh:2)
      words=$(cd "${data/#\~/$HOME}" 2>/dev/null && compgen -G '[0-9]*' | grep -oE '^[0-9]{4}-[0-9]{2}-[0-9]{2}' | sort -ru)
      [[ $job == compliance* ]] && words+=' latest'
      ;;
    rerun.sh:3) words='fresh abandon' ;;
    freshness.sh:2) words='26h 2d' ;;
    nightly.sh:*) words='--audit.quiet=true --audit.new-history=true revision=' ;;
    compliance-export.sh:*) words='namespace= repository= user= permission=' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  [[ ${COMPREPLY[0]:-} != *= ]] || compopt -o nospace 2>/dev/null
}
complete -o default -F _swr_audit audit.sh check.sh compliance-export.sh freshness.sh nightly.sh rerun.sh review.sh sample.sh worker.sh
