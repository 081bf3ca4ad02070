#!/usr/bin/env bash
# Lets a legacy system send: add-system.sh <id> [live|bulk|ordered]. Its password is taken from SYSTEM_PASSWORD (letters, digits and
# . _ ~ -), for example from `openssl rand -hex 24`. The server must not be running.
set -euo pipefail
: "${JBOSS_HOME:?is the folder of the server}" "${SYSTEM_PASSWORD:?is the password of the system}"
scripts=${SCRIPTS:-$(cd "$(dirname "$0")/../../wildfly-config" && pwd)}

export SYSTEM_PASSWORD SYSTEM_ID=$1 SYSTEM_QUEUE=${2:-live}
log=$("$JBOSS_HOME/bin/jboss-cli.sh" --file="$scripts/add-system.cli" "${@:3}") || { echo "$log"; exit 1; }
