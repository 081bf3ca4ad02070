package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTest {
  private static FakeRequest address(Guide guide) {
    FakeRequest request = new FakeRequest();
    for (String part : guide.query().split("&")) {
      String[] pair = part.split("=", 2);
      request.with(
          pair[0], java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8));
    }
    return request;
  }

  @Test
  void what_was_chosen_is_in_the_address_and_read_back() {
    Guide guide =
        new Guide(
            "erp",
            Guide.FILE,
            "Kunde & Co",
            "customer",
            "people.csv",
            "{\"kind\":\"csv\",\"separator\":\";\"}");

    assertThat(Guide.of(address(guide).request())).isEqualTo(guide);
    assertThat(guide.isChosen()).isTrue();
    assertThat(ReturnAddress.checked(guide.address())).isEqualTo(guide.address());
    assertThat(guide.of("b.csv").file()).isEqualTo("b.csv");
  }

  @Test
  void what_is_not_usable_counts_as_not_chosen() {
    Guide guide =
        Guide.of(
            new FakeRequest()
                .with("system", "No!")
                .with("way", "pigeon")
                .with("object", "x".repeat(81))
                .with("recordType", "<b>")
                .with("file", "../x")
                .with("format", "{\"kind\": \"csv\", \"header\": false}")
                .request());

    assertThat(guide).isEqualTo(new Guide("", "", "", "", "", ""));
    assertThat(guide.address()).isEqualTo("connect.xhtml");
    assertThat(guide.isChosen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "erp,customer,erp-customer",
    "erp,Kunden Stamm!,erp-kunden-stamm",
    "erp,\u5ba2\u6237,erp",
    "a-system-whose-id-is-long-indeed,an-object-with-a-long-name,a-system-whose-id-is-long-indeed-an-obje"
  })
  void mapping_and_flow_have_a_usual_id(String system, String object, String id) {
    assertThat(new Guide(system, "", object, "", "", "").usualId()).isEqualTo(id);
  }
}
