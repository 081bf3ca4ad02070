package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignValuesTest {
  private static final ForeignValues BERLIN =
      new ForeignValues(true, Set.of("active"), true, ZoneId.of("Europe/Berlin"));
  private static final ForeignValues PLAIN = new ForeignValues(false, Set.of(), false, null);

  private static String understood(ForeignValues values, String json) {
    return JsonText.text(
        values.understood(JsonText.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":false} | {\"a\":null}",
        "{\"active\":false} | {\"active\":false}",
        "{\"a\":{\"active\":false,\"b\":[false]}} | {\"a\":{\"active\":false,\"b\":[null]}}",
        "{\"a\":true} | {\"a\":true}",
        "{\"a\":[7,\"x\"]} | {\"a\":7}",
        "{\"a\":[[7,\"x\"],[8,\"y\"]]} | {\"a\":[7,8]}",
        "{\"a\":[7,8]} | {\"a\":[7,8]}",
        "{\"a\":[\"x\",\"y\"]} | {\"a\":[\"x\",\"y\"]}",
        "{\"a\":[7.5,\"x\"]} | {\"a\":[7.5,\"x\"]}",
        "{\"a\":[7,\"x\",\"y\"]} | {\"a\":[7,\"x\",\"y\"]}",
        "{\"t\":\"2026-01-02 03:04:05\"} | {\"t\":\"2026-01-02T02:04:05Z\"}",
        "{\"t\":\"2026-07-02T03:04:05.25\"} | {\"t\":\"2026-07-02T01:04:05.250Z\"}",
        "{\"t\":\"2026-10-25 02:30:00\"} | {\"t\":\"2026-10-25T00:30:00Z\"}",
        "{\"t\":\"2026-03-29 02:30:00\"} | {\"t\":\"2026-03-29T01:30:00Z\"}",
        "{\"t\":\"2026-13-02 03:04:05\"} | {\"t\":\"2026-13-02 03:04:05\"}",
        "{\"t\":\"2026-01-02T03:04:05Z\"} | {\"t\":\"2026-01-02T03:04:05Z\"}",
        "{\"t\":\"on 2026-01-02 03:04:05\"} | {\"t\":\"on 2026-01-02 03:04:05\"}",
        "{\"n\":1.50,\"b\":12345678901234567890} | {\"n\":1.50,\"b\":12345678901234567890}"
      })
  void what_is_said_otherwise_is_understood_and_all_else_left_alone(String said, String meant) {
    assertThat(understood(BERLIN, said)).isEqualTo(meant);
    assertThat(understood(PLAIN, said)).isEqualTo(said);
  }
}
