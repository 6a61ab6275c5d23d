#!/bin/sh
# Prints the sidecar of one call, for the recipes beside it. Refuses what a caller could have chosen freely.
#   sidecar.sh call=ID started=EPOCH durationMs=N direction=inbound|outbound team=TEAM agent=AGENT number=NUMBER
#              channels=agent-caller|caller-agent|mixed announced=true|false optedOut=true|false private=true|false
# `number` may be empty when it was withheld. National numbers get COUNTRY (31) in front; up to six digits are an extension, of nobody outside.
set -eu
COUNTRY=${COUNTRY:-31}

refuse() {
  echo "sidecar.sh: $1 is missing or not as it has to be" >&2 # Never the value: it may be a telephone number.
  exit 1
}

call='' started='' durationMs='' direction='' team='' agent='' number='' channels='' announced='' optedOut='' private=''
for pair in "$@"; do
  case $pair in
    call=*) call=${pair#*=} ;;
    started=*) started=${pair#*=} ;;
    durationMs=*) durationMs=${pair#*=} ;;
    direction=*) direction=${pair#*=} ;;
    team=*) team=${pair#*=} ;;
    agent=*) agent=${pair#*=} ;;
    number=*) number=${pair#*=} ;;
    channels=*) channels=${pair#*=} ;;
    announced=*) announced=${pair#*=} ;;
    optedOut=*) optedOut=${pair#*=} ;;
    private=*) private=${pair#*=} ;;
    *) refuse 'a field' ;;
  esac
done

case $call in '' | *[!A-Za-z0-9._-]*) refuse call ;; esac
case $team in '' | *[!a-z0-9-]*) refuse team ;; esac
case $agent in '' | *[!A-Za-z0-9._@-]*) refuse agent ;; esac
case $started in '' | *[!0-9]*) refuse started ;; esac
case $durationMs in '' | *[!0-9]*) refuse durationMs ;; esac
case $direction in inbound | outbound) ;; *) refuse direction ;; esac
case $announced in true | false) ;; *) refuse announced ;; esac
case $optedOut in true | false) ;; *) refuse optedOut ;; esac
case $private in true | false) ;; *) refuse private ;; esac
case $channels in
  agent-caller) channels='{"agent":0,"caller":1}' ;;
  caller-agent) channels='{"caller":0,"agent":1}' ;;
  mixed) channels='{"mixed":0}' ;;
  *) refuse channels ;;
esac
case ${number#+} in *[!0-9]*) refuse number ;; esac
case $number in
  '') number=null ;;
  +*) number="\"$number\"" ;;
  00*) number="\"+${number#00}\"" ;;
  0*) number="\"+$COUNTRY${number#0}\"" ;;
  ??????? | ????????*) refuse number ;; # Without a plus or a zero: of which country would be a guess.
  *) number=null ;;
esac

cat <<JSON
{"callId":"$call","startedAt":"$(date -u -d "@$started" +%Y-%m-%dT%H:%M:%SZ)","durationMs":$durationMs,"direction":"$direction",
 "team":"$team","agentId":"$agent","callerNumber":$number,"channels":$channels,
 "announced":$announced,"optedOut":$optedOut,"private":$private,"pauses":[]}
JSON
