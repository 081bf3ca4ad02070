package org.syncline.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes of codes, widths of characters and mailboxes at the edges of what they take. */
class CodesAndNamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          99-AA X,  12ABc,  -
          99-AA X,  12ABC,  12-AB C
          99-AA X,  12AB3,  12-AB 3
          99-AA X,  09AZ0,  09-AZ 0
          99-AA X,  12A,    -
          99-AA X,  12ABCD, -
          99-AA X,  1AABC,  -
          99-AA X,  121BC,  -
          99-AA X,  12@BC,  -
          99-AA X,  12[BC,  -
          99-AA X,  1/ABC,  -
          99-AA X,  1:ABC,  -
          DE9,      DE7,    DE7
          DE9,      DF7,    -
          DE9,      7E7,    -
          """)
  void a_code_is_written_in_its_shape(String shape, String letters, String written) {
    assertThat(new CodeShape(shape).written(letters)).isEqualTo(written);
  }

  @Test
  void the_first_shape_that_fits_is_taken() {
    List<CodeShape> shapes = CodeShape.list("99_99 9999 AA");

    assertThat(CodeShape.first(shapes, "1234")).isEqualTo("12 34");
    assertThat(CodeShape.first(shapes, "AB")).isEqualTo("AB");
    assertThat(CodeShape.first(shapes, "A1")).isNull();
  }

  @Test
  void letters_of_a_code_are_those_and_digits_in_upper_case() {
    assertThat(CodeShape.letters("/0189:@AZ[`az{ -._")).isEqualTo("0189AZAZ");
    assertThat(CodeShape.letters("\uff11\uff21\uff41")).isEqualTo("1AA");
    assertThat(CodeShape.letters("\u00e4\u00a7\u007f")).isEqualTo("\u00e4");
  }

  @Test
  void each_character_with_another_width_changes_it_and_no_other() {
    String half = "!09AZaz~ \u00a2\u00a3\u00a5\u20a9";
    String full = "\uff01\uff10\uff19\uff21\uff3a\uff41\uff5a\uff5e\u3000\uffe0\uffe1\uffe5\uffe6";

    assertThat(WidthForms.half(full)).isEqualTo(half);
    assertThat(WidthForms.full(half)).isEqualTo(full);
    assertThat(WidthForms.half("\uff00\uff5f\u00e9")).isEqualTo("\uff00\uff5f\u00e9");
    assertThat(WidthForms.full("\u001f\u007f\u00e9")).isEqualTo("\u001f\u007f\u00e9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          a@b.cd                     | a@b.cd | ``
          <a@b.cd>                   | a@b.cd | ``
          Ada <a@b.cd>               | a@b.cd | Ada
          "Ada" <a@b.cd>             | a@b.cd | Ada
          "Ada \\"B\\"" <a@b.cd>     | a@b.cd | Ada "B"
          "" <a@b.cd>                | a@b.cd | ``
          " <a@b.cd>                 | a@b.cd | "
          a@b.cd (Ada)               | a@b.cd | Ada
          (Ada)                      | (Ada)  | ``
          mailto:a@b.cd              | a@b.cd | ``
          MAILTO:a@b.cd (Ada)        | a@b.cd | Ada
          """)
  void a_mailbox_has_an_address_and_perhaps_a_name(String written, String address, String name) {
    assertThat(Mailboxes.address(written)).isEqualTo(address);
    assertThat(Mailboxes.name(written)).isEqualTo(name);
  }

  @Test
  void nothing_is_near_a_name_of_more_than_40_letters() {
    String most = "a".repeat(40);

    assertThat(SimilarNames.nearest(most, List.of("b", most + "b"))).isEqualTo(most + "b");
    assertThat(SimilarNames.nearest(most + "a", List.of(most + "b"))).isNull();
    assertThat(SimilarNames.nearest("trin", List.of("upper", "trim"))).isEqualTo("trim");
    assertThat(SimilarNames.nearest("xyz", List.of("upper", "trim"))).isNull();
  }
}
