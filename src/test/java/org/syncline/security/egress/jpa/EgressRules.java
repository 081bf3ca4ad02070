package org.syncline.security.egress.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.egress.AdministerEgress;
import org.syncline.security.egress.EgressEntries.Kept;
import org.syncline.security.egress.EgressEntry;

/** The egress list is kept as it was put, on every database. */
abstract class EgressRules {
  private static final EgressEntry CRM =
      new EgressEntry("crm", "*.example.org", List.of(8443, 443), false, false, false);
  private static final EgressEntry LOCAL =
      new EgressEntry("local", "127.0.0.1", List.of(8080), true, true, true);

  private final SteppingClock clock = new SteppingClock();
  private final RememberedAudit audit = new RememberedAudit();
  private AdministerEgress egress;
  private int told;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void a_list() {
    LocalTransactions transactions = new LocalTransactions(migratedDatabase());
    egress =
        new AdministerEgress(
            transactions,
            new SqlEgressEntries(Sql.on(transactions.source())),
            audit,
            clock,
            () -> told++);
  }

  @Test
  void it_begins_empty() {
    assertThat(egress.all(GivenActor.ADA)).isEmpty();
  }

  @Test
  void entries_come_back_by_id_as_they_were_put() {
    assertThat(egress.put(LOCAL, GivenActor.ADA)).isFalse();
    assertThat(egress.put(CRM, GivenActor.everything("bob"))).isFalse();

    assertThat(egress.all(GivenActor.ADA))
        .containsExactly(
            new Kept(CRM, clock.instant(), "bob"), new Kept(LOCAL, clock.instant(), "ada"));
    assertThat(audit.acts())
        .containsExactly(
            Act.done(
                "ada",
                "egress.put",
                "egress/local",
                "host=127.0.0.1 ports=8080 private loopback plain"),
            Act.done("bob", "egress.put", "egress/crm", "host=*.example.org ports=443,8443"));
  }

  @Test
  void an_entry_is_replaced_whole_and_deleted_once() {
    egress.put(LOCAL, GivenActor.ADA);
    EgressEntry closed = new EgressEntry("local", "127.0.0.1", List.of(1), false, false, false);

    assertThat(egress.put(closed, GivenActor.everything("bob"))).isTrue();
    assertThat(egress.all(GivenActor.ADA)).extracting(Kept::entry).containsExactly(closed);
    assertThat(egress.remove("local", GivenActor.everything("bob"))).isTrue();
    assertThat(egress.remove("local", GivenActor.everything("bob"))).isFalse();
    assertThat(egress.all(GivenActor.ADA)).isEmpty();
    assertThat(audit.acts()).hasSize(3);
    assertThat(told).isEqualTo(4);
  }
}
