package org.syncline.mapping.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;

class ExchangeMappingsTest {
  private static final Actor INTEGRATOR =
      new GivenActor("ada", Set.of(Permission.CONFIGURE, Permission.READ_CONFIGURATION), null);
  private static final Actor READER =
      new GivenActor("bob", Set.of(Permission.READ_CONFIGURATION), null);

  /** Converting asks no store. */
  private final ExchangeMappings mappings = new ExchangeMappings(null, null, 10_000);

  private static byte[] csv(String more) {
    return ("kind,id,recordType,target,source,onError\nmapping,erp,customer\n" + more)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_file_is_answered_as_its_document() {
    assertThat(
            new String(
                mappings.document(
                    csv("row,,,@key,no\nrow,,,name,n\n"), TableFormat.CSV, INTEGRATOR),
                StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "id": "erp",
              "recordType": "customer",
              "rows": [
                {"target": "@key", "source": "no"},
                {"target": "name", "source": "n"}
              ]
            }
            """);
  }

  @Test
  void what_no_mapping_may_say_is_told_at_its_place() {
    assertThatThrownBy(
            () ->
                mappings.document(
                    csv("row,,,@key,no,sometimes\nrow,,,name\n"), TableFormat.CSV, INTEGRATOR))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("line 3, column F (onError)")
        .hasMessageContaining("line 4 (source)");
  }

  @Test
  void only_who_may_configure_sends_files() {
    assertThatThrownBy(() -> mappings.document(csv(""), TableFormat.CSV, READER))
        .isInstanceOf(NotAllowedException.class);
  }
}
