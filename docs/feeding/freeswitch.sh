#!/bin/sh
# FreeSWITCH runs this when record_session ends: lays the call ready for the folder feed.
#   freeswitch.sh UUID STARTED_EPOCH TEAM AGENT [NUMBER]
# RAW holds UUID.wav, recorded with RECORD_STEREO on the caller's leg; FEED is the FEED_DIR of Steekproef.
set -eu
umask 007
RAW=${RAW:-/var/spool/freeswitch/steekproef}
FEED=${FEED:-/var/spool/steekproef}
id=$1 started=$2 team=$3 agent=$4 number=${5:-}
case $id in '' | .* | *[!0-9A-Za-z._-]*) echo 'freeswitch.sh: the id is not as it has to be' >&2 && exit 1 ;; esac
# A sidecar that went wrong half-way does not stay.
trap 'rm -f "$FEED/$id.json.part"' EXIT

seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$RAW/$id.wav")
durationMs=$(awk "BEGIN { printf \"%d\", $seconds * 1000 }")
# Left what the caller's leg hears from the caller, right what it sends: the agent.
"$(dirname "$0")/sidecar.sh" call="$id" started="$started" durationMs="$durationMs" direction=inbound team="$team" agent="$agent" \
  number="$number" channels=caller-agent announced=true optedOut=false private=false >"$FEED/$id.json.part"

# Both have their names only when they are whole; the sidecar last. `mv` copies when RAW lies on another disk.
mv "$RAW/$id.wav" "$FEED/$id.wav.part"
mv "$FEED/$id.wav.part" "$FEED/$id.wav"
mv "$FEED/$id.json.part" "$FEED/$id.json"
