#!/bin/sh
# Asterisk's MixMonitor runs this when a recording ends: joins the two parties and lays the call ready for the folder feed.
#   asterisk.sh ID STARTED_EPOCH TEAM AGENT [NUMBER]
# RAW holds ID-agent.wav and ID-caller.wav; FEED is the FEED_DIR of Steekproef.
set -eu
umask 007
RAW=${RAW:-/var/spool/asterisk/steekproef}
FEED=${FEED:-/var/spool/steekproef}
id=$1 started=$2 team=$3 agent=$4 number=${5:-}
case $id in '' | .* | *[!0-9A-Za-z._-]*) echo 'asterisk.sh: the id is not as it has to be' >&2 && exit 1 ;; esac
# What went wrong half-way leaves nothing half in FEED; the recording stays in RAW.
trap 'rm -f "$FEED/$id.wav.part" "$FEED/$id.json.part"' EXIT

# Left the agent, right the caller.
ffmpeg -nostdin -v error -y -i "$RAW/$id-agent.wav" -i "$RAW/$id-caller.wav" -filter_complex 'amerge=inputs=2' -f wav "$FEED/$id.wav.part"
seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$FEED/$id.wav.part")
durationMs=$(awk "BEGIN { printf \"%d\", $seconds * 1000 }")
"$(dirname "$0")/sidecar.sh" call="$id" started="$started" durationMs="$durationMs" direction=inbound team="$team" agent="$agent" \
  number="$number" channels=agent-caller announced=true optedOut=false private=false >"$FEED/$id.json.part"

# Both have their names only when they are whole; the sidecar last.
mv "$FEED/$id.wav.part" "$FEED/$id.wav"
mv "$FEED/$id.json.part" "$FEED/$id.json"
rm -f "$RAW/$id-agent.wav" "$RAW/$id-caller.wav"
