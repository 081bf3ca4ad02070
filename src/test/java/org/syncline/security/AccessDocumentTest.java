package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.platform.Permission;

/** What src/docs/access.md says of roles and limits is what the code does. */
class AccessDocumentTest {
  private static final Path DOCUMENT = Path.of("src/docs/access.md");

  @Test
  void the_table_has_every_permission_with_the_roles_that_have_it() throws IOException {
    List<String> table =
        Files.readAllLines(DOCUMENT).stream().filter(line -> line.startsWith("|")).toList();

    assertThat(table).containsExactlyElementsOf(expected());
  }

  private static List<String> expected() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Arrays.stream(Role.values())
            .map(Role::word)
            .collect(Collectors.joining(" | ", "| permission | ", " |")));
    lines.add("|---".repeat(Role.values().length + 1) + "|");
    for (Permission permission : Permission.values()) {
      lines.add(
          Arrays.stream(Role.values())
              .map(role -> role.permissions().contains(permission) ? "yes" : "")
              .collect(Collectors.joining(" | ", "| `" + permission.word() + "` | ", " |")));
    }
    return lines;
  }

  @Test
  void the_limits_are_those_of_the_code() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(document)
        .contains(
            "After "
                + LogIn.FAILURES_ALLOWED
                + " wrong passwords an account is locked for "
                + minutes(LogIn.LOCKED))
        .contains(
            "After "
                + LogIn.FAILURES_OF_ADDRESS
                + " wrong log-ins within "
                + minutes(LogIn.WINDOW)
                + " from one address")
        .contains("can be tried " + SetUp.TRIES + " times a minute")
        .contains("1 to " + KeepTokens.LONGEST_DAYS)
        .contains("begins with `" + KeepTokens.PREFIX + "`")
        .contains("has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
    assertThat(SetUp.WINDOW).isEqualTo(Duration.ofMinutes(1));
    assertThat(VerifiedCredentials.KEPT).isEqualTo(Duration.ofMinutes(1));
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + " minutes";
  }
}
