package org.syncline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.system.UseOfConnection.Step;

class TestConnectionTest {
  private static final String ERP =
      "{\"id\": \"erp\", \"name\": \"ERP\", \"owner\": \"Ada\", \"connections\": [{\"id\": \"api\","
          + " \"kind\": \"rest\", \"host\": \"crm.example.org\", \"port\": 443}]}";

  private final RememberedAudit audit = new RememberedAudit();
  private final SteppingClock clock = new SteppingClock();
  private final List<Step> steps = new ArrayList<>();
  private final TestConnection test =
      new TestConnection(
          new InMemoryTransactions(),
          new OneSystem(),
          (system, connection, who) -> steps,
          new InMemoryConnectionChecks(),
          audit,
          clock);

  /** The system erp, and no other. */
  private static final class OneSystem implements Documents {
    @Override
    public Optional<Document> latest(Kind kind, String id) {
      byte[] content = ERP.getBytes(StandardCharsets.UTF_8);
      return kind == Kind.SYSTEM && id.equals("erp")
          ? Optional.of(new Document(kind, id, 3, content, "", "rest", Instant.EPOCH, "ada"))
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
  void what_it_showed_last_is_kept_with_the_version_that_it_was_tried_by() {
    assertThat(test.last("erp", "api", GivenActor.ADA)).isEmpty();
    steps.add(new Step("policy", true, "Allowed."));
    steps.add(new Step("connect", false, "Nobody there."));
    test.run("erp", "api", GivenActor.ADA);
    ConnectionCheck failed =
        new ConnectionCheck(
            "erp", "api", 3, clock.instant(), "ada", false, "connect", "Nobody there.");
    assertThat(test.last("erp", "api", GivenActor.ADA)).contains(failed);

    clock.step(Duration.ofMinutes(1));
    steps.remove(1);
    test.run("erp", "api", GivenActor.everything("bob"));

    assertThat(test.last(GivenActor.ADA))
        .containsExactly(
            new ConnectionCheck(
                "erp", "api", 3, clock.instant(), "bob", true, "policy", "Allowed."));
  }

  @Test
  void a_sentence_is_kept_as_far_as_there_is_room_for_it() {
    steps.add(new Step("check", false, "x".repeat(999) + "\ud83d\ude00 and more"));

    test.run("erp", "api", GivenActor.ADA);

    assertThat(test.last("erp", "api", GivenActor.ADA).orElseThrow().sentence())
        .isEqualTo("x".repeat(999));
  }

  @Test
  void who_may_not_read_the_configuration_is_not_told() {
    Actor bob = GivenActor.without(Permission.READ_CONFIGURATION);

    assertThatThrownBy(() -> test.last(bob)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> test.last("erp", "api", bob)).isInstanceOf(NotAllowedException.class);
  }

  @Test
  void what_is_not_there_is_not_tried() {
    assertThat(test.run("erp", "none", GivenActor.ADA)).isEmpty();
    assertThat(test.run("none", "api", GivenActor.ADA)).isEmpty();
    assertThat(audit.acts()).isEmpty();
    assertThat(test.last(GivenActor.ADA)).isEmpty();
  }
}
