package org.syncline.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All settings, in the order of {@code wildfly-config/README.md}, with what counts where they are
 * not set. What is read only while a script runs is none.
 */
public final class KnownSettings {
  private static final Map<String, Setting> ALL = new LinkedHashMap<>();

  static {
    known("syncline.node", "${jboss.tx.node.id:1}");
    known("syncline.config.dir", "<configuration>/syncline");
    known("syncline.intake.body-limit", "10485760");
    known("syncline.intake.group-limit", "64");
    known("syncline.intake.groups", "2");
    known("syncline.intake.parent-wait", "PT24H");
    known("syncline.files.dir", "<data>/syncline/files");
    known("syncline.files.size-limit", "4294967296");
    known("syncline.bulk.group-limit", "256");
    known("syncline.delivery.calls", "16");
    known("syncline.delivery.keep", "P90D");
    known("syncline.metrics.keep-minutes", "P14D");
    known("syncline.metrics.keep-hours", "P400D");
    known("syncline.alerts.wait", "PT30S");
    known("syncline.alerts.keep", "P90D");
    known("syncline.setup.token.file", "<data>/syncline/setup-token");
    known("syncline.audit.anchor.file", "<data>/syncline/audit-anchors");
    known("syncline.session.idle", "PT30M");
    known("syncline.session.longest", "PT12H");
    known("syncline.secret.keys.file", "<configuration>/syncline-secret-keys.cs");
    known("syncline.oidc.issuer", "");
    known("syncline.oidc.client-id", "");
    secret("syncline.oidc.client-secret");
    known("syncline.oidc.public-url", "");
    known("syncline.oidc.roles", "");
    known("syncline.oidc.groups-claim", "groups");
    known("syncline.oidc.name-claim", "preferred_username");
    known("syncline.oidc.teams-claim", "");
    known("syncline.oidc.audience", "");
    known("syncline.oidc.scopes", "openid profile");
    known("syncline.oidc.recheck", "PT4S");
    known("syncline.oidc.introspect", "false");
    known("syncline.http.max-post-size", "4294967296");
    known("syncline.http.head-timeout", "10000");
    known("syncline.http.threads", "32");
    known("syncline.intake.sessions.max", "64");
    known("syncline.db.url", "");
    known("syncline.db.user", "");
    secret("syncline.db.password");
    known("syncline.db.connections", "48");
    known("syncline.db.socket-timeout", "20");
    known("syncline.jms.bind.address", "127.0.0.1");
    known("syncline.jms.port", "5445");
    known("syncline.jms.memory", "83886080");
    known("syncline.monitoring.log-in", "false");
    known("syncline.tls.key-store", "<configuration>/syncline-tls.p12");
    secret("syncline.tls.password");
    known("syncline.tls.alias", "syncline");
    known("syncline.tls.trust-store", "<configuration>/syncline-tls-senders.p12");
    known("syncline.tls.jms-client-certificate", "false");
    known("syncline.tls.plain-jms-port", "5446");
    known("jboss.bind.address", "127.0.0.1");
    known("jboss.bind.address.management", "127.0.0.1");
  }

  private KnownSettings() {}

  private static void known(String name, String absent) {
    ALL.put(name, new Setting(name, absent, false));
  }

  private static void secret(String name) {
    ALL.put(name, new Setting(name, "", true));
  }

  public static List<Setting> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * @throws IllegalArgumentException where there is none of this name
   */
  public static Setting named(String name) {
    Setting setting = ALL.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("There is no setting " + name + ".");
    }
    return setting;
  }
}
