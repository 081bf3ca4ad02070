package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.security.abuse.AbuseCase;
import org.syncline.security.abuse.AbuseTable;
import org.syncline.security.abuse.AbusedHub;
import org.syncline.security.abuse.TokenAbuse;

/**
 * Every attack of the table gets its refusal, whatever was tried before. None makes the hub call
 * out, fail, or show its inside.
 */
@Tag("alone") // it compares how long log-ins take
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AbuseIT {
  private static final int FEWEST = 90;

  @TempDir private static Path folder;
  private static AbusedHub hub;

  @BeforeAll
  static void start() throws Exception {
    hub = AbusedHub.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  @Order(1)
  void the_table_is_whole_and_can_be_read() throws Exception {
    List<AbuseCase> all = AbuseTable.all();
    Map<String, Long> groups =
        all.stream().collect(Collectors.groupingBy(AbuseCase::group, Collectors.counting()));

    assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
    assertThat(all).extracting(AbuseCase::toString).doesNotHaveDuplicates();
    assertThat(groups.values()).allMatch(count -> count >= 2);
    Path target = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    Files.writeString(target.resolve("abuse-cases.md"), AbuseTable.markdown());
  }

  @Test
  @Order(2)
  void a_token_of_the_provider_that_is_no_trick_is_taken() throws Exception {
    assertThat(TokenAbuse.statusOfGoodToken(hub)).isEqualTo(200);
  }

  static List<AbuseCase> cases() {
    return AbuseTable.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Order(3)
  void an_attack_gets_its_refusal(AbuseCase abuse) throws Exception {
    int tricked = hub.tricked();
    int lines = hub.log().size();

    String seen = abuse.attempt().on(hub);

    assertThat(seen).as(abuse.attack()).isEqualTo(abuse.expected());
    assertThat(hub.tricked()).as("connections that the hub was tricked into").isEqualTo(tricked);
    List<String> log = hub.log();
    assertThat(log.subList(lines, log.size()))
        .as("what the server's log says of faults")
        .noneMatch(line -> line.contains(" ERROR ") || line.contains("incident"));
  }
}
