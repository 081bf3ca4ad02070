#!/usr/bin/env bash
# Lets a legacy system send no more: remove-system.sh <id>. What it has sent is kept and worked off. The server must not be running.
set -euo pipefail
: "${JBOSS_HOME:?is the folder of the server}"
scripts=${SCRIPTS:-$(cd "$(dirname "$0")/../../wildfly-config" && pwd)}

export SYSTEM_ID=$1
log=$("$JBOSS_HOME/bin/jboss-cli.sh" --file="$scripts/remove-system.cli" "${@:2}") || { echo "$log"; exit 1; }
