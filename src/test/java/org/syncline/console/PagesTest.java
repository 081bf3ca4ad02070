package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is true of every page: its texts are there, and it needs no script. */
class PagesTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern TEXT = Pattern.compile("text\\['([^']+)'\\]");
  private static final Pattern DONE = Pattern.compile("\"(retried|dismissed|[a-z]+-[a-z]+)\"");

  private static String pages() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(WEBAPP)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xhtml")).sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static Properties texts() throws IOException {
    Properties texts = new Properties();
    try (InputStream in = PagesTest.class.getResourceAsStream("/i18n/console.properties")) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  void every_text_that_a_page_asks_for_is_there_and_none_is_left_over() throws IOException {
    Set<String> asked = new TreeSet<>();
    Matcher matcher = TEXT.matcher(pages());
    while (matcher.find()) {
      asked.add(matcher.group(1));
    }

    Set<String> there = new TreeSet<>(texts().stringPropertyNames());
    there.removeIf(key -> key.startsWith("done."));
    assertThat(there).isEqualTo(asked);
  }

  @Test
  void every_word_for_what_a_form_did_has_a_text() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/org/syncline/console/DecideServlet.java"));
    Matcher matcher = DONE.matcher(source);
    Set<String> words = new TreeSet<>();
    while (matcher.find()) {
      words.add("done." + matcher.group(1));
    }

    assertThat(words).hasSizeGreaterThan(3);
    assertThat(texts().stringPropertyNames()).containsAll(words);
  }

  @Test
  void no_page_has_a_script_or_a_style_of_its_own_or_unescaped_text() throws IOException {
    assertThat(pages())
        .doesNotContain("<script")
        .doesNotContain("javascript:")
        .doesNotContain("style=")
        .doesNotContain("escape=\"false\"")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @Test
  void every_form_that_is_posted_carries_the_token_of_its_session() throws IOException {
    Matcher forms =
        Pattern.compile("<form[^>]*method=\"post\".*?</form>", Pattern.DOTALL).matcher(pages());
    int found = 0;
    while (forms.find()) {
      found++;
      assertThat(forms.group()).contains("name=\"token\" value=\"#{visitor.formToken}\"");
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
  }
}
