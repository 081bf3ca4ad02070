package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import org.syncline.configuration.Documents;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.Deadlines;
import org.syncline.security.egress.EgressEntries;
import org.syncline.security.egress.EgressPolicy;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.security.egress.OutboundTls;
import org.syncline.security.egress.PinnedHttp;
import org.syncline.security.egress.PolicedHosts;
import org.syncline.security.egress.ReachHost;
import org.syncline.security.egress.TimedResolver;
import org.syncline.security.egress.jpa.SqlEgressEntries;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.RotateSecrets;
import org.syncline.security.secret.SealSecrets;
import org.syncline.security.secret.SecretUses;
import org.syncline.security.secret.Secrets;
import org.syncline.security.secret.UseSecrets;
import org.syncline.security.secret.elytron.KeyStoreFile;
import org.syncline.security.secret.jpa.SqlSecretRotations;
import org.syncline.security.secret.jpa.SqlSecrets;
import org.syncline.system.SecretsOfSystem;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection;
import org.syncline.system.jpa.SqlConnectionChecks;

/** Secrets of connections, and the one way out of the hub. */
@ApplicationScoped
class SecretParts {

  @Produces
  @Singleton
  Secrets secrets(Sql sql) {
    return new SqlSecrets(sql);
  }

  @Produces
  @Singleton
  SealSecrets sealSecrets() {
    return new SealSecrets(new KeyStoreFile(Settings.secretKeysFile()), new SecureRandom());
  }

  @Produces
  @Singleton
  SecretUses secretUses(Documents documents) {
    return new ConfiguredSecretUses(documents);
  }

  @Produces
  @Singleton
  AdministerSecrets administerSecrets(
      Transactions transactions,
      Secrets secrets,
      SecretUses uses,
      SealSecrets seals,
      AuditTrail audit,
      Clock clock) {
    return new AdministerSecrets(transactions, secrets, uses, seals, audit, clock);
  }

  @Produces
  @Singleton
  UseSecrets useSecrets(
      Transactions transactions, Secrets secrets, SealSecrets seals, AuditTrail audit) {
    return new UseSecrets(transactions, secrets, seals, audit);
  }

  @Produces
  @Singleton
  RotateSecrets rotateSecrets(
      Transactions transactions,
      Secrets secrets,
      Sql sql,
      SealSecrets seals,
      UseSecrets use,
      AuditTrail audit) {
    return new RotateSecrets(transactions, secrets, new SqlSecretRotations(sql), seals, use, audit);
  }

  @Produces
  @Singleton
  SecretsOfSystem secretsOfSystem(AdministerSecrets secrets) {
    return (system, who) ->
        secrets.keepOnly(system.id(), ConfiguredSecretUses.of(system), who).stream()
            .map(String::valueOf)
            .toList();
  }

  @Produces
  @Singleton
  EgressEntries egressEntries(Sql sql) {
    return new SqlEgressEntries(sql);
  }

  @Produces
  @Singleton
  AdministerEgress administerEgress(
      Transactions transactions,
      EgressEntries entries,
      AuditTrail audit,
      Clock clock,
      EgressPolicy policy) {
    return new AdministerEgress(transactions, entries, audit, clock, policy::forget);
  }

  @Produces
  @Singleton
  TimedResolver timedResolver() {
    return new TimedResolver();
  }

  void close(@Disposes TimedResolver resolver) {
    resolver.close();
  }

  @Produces
  @Singleton
  Deadlines deadlines() {
    return new Deadlines();
  }

  void close(@Disposes Deadlines deadlines) {
    deadlines.close();
  }

  @Produces
  @Singleton
  EgressPolicy egressPolicy(
      Transactions transactions,
      EgressEntries entries,
      TimedResolver resolver,
      AuditTrail audit,
      Clock clock) {
    return new EgressPolicy(transactions, entries, resolver, audit, clock);
  }

  @Produces
  @Singleton
  OutboundHosts outboundHosts(EgressPolicy policy) {
    return new PolicedHosts(policy);
  }

  @Produces
  @Singleton
  PinnedHttp outboundHttp(EgressPolicy policy, Deadlines deadlines, Clock clock)
      throws GeneralSecurityException {
    return new PinnedHttp(policy, OutboundTls.ofServer(), deadlines, clock);
  }

  void close(@Disposes PinnedHttp http) {
    http.close();
  }

  @Produces
  @Singleton
  ReachHost reachHost(EgressPolicy policy, Deadlines deadlines) throws GeneralSecurityException {
    return new ReachHost(policy, OutboundTls.ofServer(), deadlines);
  }

  @Produces
  @Singleton
  UseOfConnection useOfConnection(UseSecrets secrets, ReachHost reach, Connectors connectors) {
    return new SecuredConnections(secrets, reach, connectors);
  }

  @Produces
  @Singleton
  TestConnection testConnection(
      Transactions transactions,
      Documents documents,
      UseOfConnection use,
      Sql sql,
      AuditTrail audit,
      Clock clock) {
    return new TestConnection(
        transactions, documents, use, new SqlConnectionChecks(sql), audit, clock);
  }
}
