package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.form.Shape;
import org.syncline.connector.file.FileConnector;
import org.syncline.connector.jdbc.JdbcConnector;
import org.syncline.connector.jms.BrokerConnector;
import org.syncline.connector.jms.artemis.ArtemisClient;
import org.syncline.connector.jms.qpid.QpidClient;
import org.syncline.connector.rest.RestConnector;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.SettingsSchema;

/** What connectors say of themselves is there in each language, sentence by sentence. */
class ConnectorTextsTest {

  /** None of them is used, only asked what it is. */
  private static List<Description> connectors() throws Exception {
    Clock clock = Clock.systemUTC();
    try (JdbcConnector jdbc = new JdbcConnector(null, null, clock);
        FileConnector file = new FileConnector(null, null, clock);
        BrokerConnector jms =
            new BrokerConnector(new ArtemisClient(clock), null, null, clock, Thread::new);
        BrokerConnector amqp =
            new BrokerConnector(
                new QpidClient(javax.net.ssl.SSLContext.getDefault()),
                null,
                null,
                clock,
                Thread::new)) {
      return List.of(
          new RestConnector(null, null, clock).describe(),
          jdbc.describe(),
          file.describe(),
          jms.describe(),
          amqp.describe());
    }
  }

  static Set<String> sentences() throws Exception {
    Set<String> sentences = new TreeSet<>();
    for (Description connector : connectors()) {
      sentences.addAll(connector.guarantees());
      add(Shape.of(SettingsSchema.of(connector), ""), sentences);
    }
    sentences.remove("");
    return sentences;
  }

  private static void add(Shape shape, Set<String> sentences) {
    sentences.add(shape.meaning());
    shape.members().values().forEach(member -> add(member, sentences));
    if (shape.named() != null) {
      add(shape.named(), sentences);
    }
    if (shape.items() != null) {
      add(shape.items(), sentences);
    }
  }

  @Test
  void every_sentence_has_a_chinese_one() throws Exception {
    Set<String> english = sentences();
    Map<String, String> chinese = ConnectorTexts.read();

    assertThat(english).hasSizeGreaterThan(100);
    Set<String> missing = new TreeSet<>();
    english.forEach(sentence -> missing.addAll(ConnectorTexts.parts(sentence)));
    missing.removeAll(chinese.keySet());
    assertThat(missing).isEmpty();
    assertThat(chinese.values())
        .allMatch(text -> text.codePoints().anyMatch(Character::isIdeographic));
  }

  @Test
  void what_a_schema_puts_behind_a_sentence_is_told_too() {
    FakeRequest chinese = new FakeRequest();
    chinese.locales.add(Locale.SIMPLIFIED_CHINESE);
    ConnectorTexts texts = new ConnectorTexts(new Taste(chinese.request()));

    assertThat(texts.of("Below the connection's path, with values. Of {key}, {record}."))
        .endsWith("\uff1a{key}\u3001{record}\u3002")
        .doesNotContain("Below", "Of ");
    assertThat(texts.of("A folder below that path. Unless given: the connection's path."))
        .doesNotContain("folder", "Unless", "connection");
    assertThat(texts.of("A folder below that path. Unless given: something new."))
        .isEqualTo("A folder below that path. Unless given: something new.");
  }

  @Test
  void a_sentence_that_nobody_translated_is_shown_as_it_is_and_said_to_be_english() {
    FakeRequest chinese = new FakeRequest();
    chinese.locales.add(Locale.SIMPLIFIED_CHINESE);
    FakeRequest english = new FakeRequest();
    english.locales.add(Locale.UK);
    ConnectorTexts inChinese = new ConnectorTexts(new Taste(chinese.request()));
    ConnectorTexts inEnglish = new ConnectorTexts(new Taste(english.request()));

    assertThat(inChinese.of("Brand new.")).isEqualTo("Brand new.");
    assertThat(inChinese.language("Brand new.")).isEqualTo("en");
    assertThat(inChinese.of("How much the system bears."))
        .isNotEqualTo("How much the system bears.");
    assertThat(inChinese.language("How much the system bears.")).isEmpty();
    assertThat(inEnglish.of("How much the system bears.")).isEqualTo("How much the system bears.");
    assertThat(inEnglish.language("Brand new.")).isEmpty();
  }
}
