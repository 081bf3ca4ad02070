#!/usr/bin/env bash
# Configures the WildFly at JBOSS_HOME (not running) for the hub. DATABASE is h2 (default) or postgresql; the latter wants
# SYNCLINE_DB_DRIVER, the path of the driver's jar. TLS=yes closes HTTP and JMS to whoever comes without TLS; it wants the key store in its
# place and SYNCLINE_TLS_PASSWORD. TLS=no, the default, opens nothing that was closed before.
set -euo pipefail
: "${JBOSS_HOME:?is the folder of the server}"
scripts=${SCRIPTS:-$(cd "$(dirname "$0")/../../wildfly-config" && pwd)}

case ${TLS:-no} in
  yes) tls=60-tls ;;
  no) tls= ;;
  *) echo "TLS is '$TLS': say yes or no." >&2; exit 1 ;;
esac

base=$JBOSS_HOME/standalone
for argument in "$@"; do
  case $argument in -Djboss.server.base.dir=*) base=${argument#*=} ;; esac
done

# Until its first start is through, the server logs by this file: as it comes, all system properties and the environment, secrets among them.
quiet() {
  sed -i 's/^logger.org.jboss.as.config.level=DEBUG/logger.org.jboss.as.config.level=INFO/' "$base/configuration/logging.properties"
}

for script in 10-server 20-database-"${DATABASE:-h2}" 25-batch 30-security 40-messaging 50-observability $tls; do
  echo "$script"
  quiet
  "$JBOSS_HOME/bin/jboss-cli.sh" --file="$scripts/$script.cli" "$@" > "$JBOSS_HOME/$script.log" || { cat "$JBOSS_HOME/$script.log"; exit 1; }
  rm "$JBOSS_HOME/$script.log"
done
quiet
