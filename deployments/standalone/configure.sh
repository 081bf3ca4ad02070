#!/usr/bin/env bash
# Configures the WildFly at JBOSS_HOME (not running) for the hub. DATABASE is h2 or postgresql; without it, the one that the server is on, and
# h2 the first time. The first time, each wants SYNCLINE_DB_DRIVER, the path of the driver's jar. TLS=yes closes HTTP and JMS to whoever comes
# without TLS; it wants the key store in its place and SYNCLINE_TLS_PASSWORD. TLS=no, the default, opens nothing that was closed before.
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

if [[ -z ${DATABASE:-} ]]; then
  grep -q '<driver>postgresql</driver>' "$base/configuration/standalone-full.xml" && DATABASE=postgresql || DATABASE=h2
fi
case $DATABASE in
  h2 | postgresql) ;;
  *) echo "DATABASE is '$DATABASE': say h2 or postgresql." >&2; exit 1 ;;
esac
if [[ ! -d $JBOSS_HOME/modules/org/$DATABASE && -z ${SYNCLINE_DB_DRIVER:-} && "$*" != *-Dsyncline.db.driver=* ]]; then
  echo "This server has no driver for $DATABASE yet: say SYNCLINE_DB_DRIVER, the path of its jar; mvn package puts it into target/drivers." >&2
  exit 1
fi

for script in 10-server "20-database-$DATABASE" 25-batch 30-security 40-messaging 50-observability $tls; do
  echo "$script"
  quiet
  "$JBOSS_HOME/bin/jboss-cli.sh" --file="$scripts/$script.cli" "$@" > "$JBOSS_HOME/$script.log" || { cat "$JBOSS_HOME/$script.log"; exit 1; }
  rm "$JBOSS_HOME/$script.log"
done
quiet
