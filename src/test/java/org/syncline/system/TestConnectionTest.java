package org.syncline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.system.UseOfConnection.Step;

class TestConnectionTest {
  private static final String ERP =
      "{\"id\": \"erp\", \"name\": \"ERP\", \"owner\": \"Ada\", \"connections\": [{\"id\": \"api\","
          + " \"kind\": \"rest\", \"host\": \"crm.example.org\", \"port\": 443}]}";

  private final RememberedAudit audit = new RememberedAudit();
  private final List<Step> steps = new ArrayList<>();
  private final TestConnection test =
      new TestConnection(
          new InMemoryTransactions(), new OneSystem(), (system, connection, who) -> steps, audit);

  /** The system erp, and no other. */
  private static final class OneSystem implements Documents {
    @Override
    public Optional<Document> latest(Kind kind, String id) {
      byte[] content = ERP.getBytes(StandardCharsets.UTF_8);
      return kind == Kind.SYSTEM && id.equals("erp")
          ? Optional.of(new Document(kind, id, 1, content, "", "rest", Instant.EPOCH, "ada"))
          : Optional.empty();
    }

    @Override
    public long epoch() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Document> latest(Kind kind) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Document> versions(Kind kind, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Document add(
        Kind kind, String id, byte[] content, String hash, String origin, String who) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void a_connection_is_used_as_far_as_it_goes_and_that_is_noted() {
    steps.add(new Step("policy", true, "Allowed."));
    assertThat(test.run("erp", "api", GivenActor.ADA)).contains(steps);
    steps.add(new Step("connect", false, "Nobody there."));
    assertThat(test.run("erp", "api", GivenActor.ADA)).contains(steps);

    assertThat(audit.acts())
        .containsExactly(
            Act.done("ada", "connection.test", "systems/erp/connections/api", "ok"),
            Act.done("ada", "connection.test", "systems/erp/connections/api", "failed=connect"));
  }

  @Test
  void what_is_not_there_is_not_tried() {
    assertThat(test.run("erp", "none", GivenActor.ADA)).isEmpty();
    assertThat(test.run("none", "api", GivenActor.ADA)).isEmpty();
    assertThat(audit.acts()).isEmpty();
  }
}
