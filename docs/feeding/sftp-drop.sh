#!/bin/sh
# Sends one recording with its sidecar by SFTP into the folder that Steekproef watches.
#   sftp-drop.sh RECORDING NAME FIELD=VALUE…        the fields are those of sidecar.sh beside this script
# SFTP is how to get there, such as `sftp -b - steekproef@recordings.example.nl:feed`. NAME is what the call is called there: take
# an id of your own, never a number of a caller.
set -eu
recording=$1 name=$2
shift 2
case $name in '' | .* | *[!0-9A-Za-z._-]*) echo 'sftp-drop.sh: NAME is not as it has to be' >&2 && exit 1 ;; esac
ending=${recording##*.}
case $ending in '' | *[!0-9A-Za-z]*) echo 'sftp-drop.sh: RECORDING has no ending' >&2 && exit 1 ;; esac
sidecar=$(mktemp)
trap 'rm -f "$sidecar"' EXIT
"$(dirname "$0")/sidecar.sh" "$@" >"$sidecar"

# Both have their names only when they are whole; the sidecar last.
$SFTP <<BATCH
put "$recording" "$name.$ending.part"
put "$sidecar" "$name.json.part"
rename "$name.$ending.part" "$name.$ending"
rename "$name.json.part" "$name.json"
BATCH
