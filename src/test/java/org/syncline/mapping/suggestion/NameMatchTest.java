package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
  private static final NameDictionary DICTIONARY = NameDictionary.shipped();

  private static double score(String target, String... names) {
    return NameMatch.of(
            SourceName.of(List.of(names), DICTIONARY),
            DICTIONARY.words(target),
            "customer",
            DICTIONARY)
        .score();
  }

  @ParameterizedTest
  @CsvSource({
    "CUST_FirstName2, cust|first|name|2",
    "eMailAddress, e|mail|address",
    "XMLFile, xml|file",
    "PLZ-Code, plz|code",
    "Länder-/Regionscode, laender|regionscode",
    "客户Name, 客户|name",
    "Straße, strasse"
  })
  void names_are_cut_into_words(String name, String parts) {
    assertThat(String.join("|", NameParts.of(name))).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "familyName, lname",
    "familyName, LAST_NM",
    "familyName, nachname",
    "familyName, 姓",
    "givenName, vorname",
    "givenName, firstname",
    "phone, tel",
    "phone, telefonnummer",
    "phone, 联系电话",
    "mobile, mob",
    "email, e_mail",
    "email, 电子邮箱",
    "postalCode, plz",
    "postalCode, zip",
    "postalCode, 邮编",
    "birthDate, dob",
    "birthDate, Geburtsdatum",
    "birthDate, 出生日期",
    "organisationName, 公司名称",
    "creditLimit, kreditlimit",
    "country, ctry"
  })
  void one_thing_has_many_names(String target, String name) {
    assertThat(score(target, name)).isGreaterThan(0.84);
  }

  @Test
  void the_name_above_belongs_to_the_name() {
    assertThat(score("given name", "name", "first")).isGreaterThan(0.9);
    assertThat(score("delivery street", "shipping", "street")).isGreaterThan(0.85);
    assertThat(score("email", "emails", "address")).isGreaterThan(0.8);
  }

  @Test
  void words_that_say_whose_or_which_make_it_another_thing() {
    assertThat(score("phone", "assistant phone")).isLessThan(0.5);
    assertThat(score("street", "delivery street")).isLessThan(0.5);
    assertThat(score("delivery street", "street")).isLessThan(0.5);
    assertThat(score("email", "second email")).isLessThan(0.5);
    assertThat(score("email", "owner", "email")).isLessThan(0.5);
    assertThat(score("country", "country of birth")).isZero();
  }

  @Test
  void the_word_of_the_record_type_itself_counts_little() {
    assertThat(score("city", "customer city")).isGreaterThan(0.9);
    assertThat(score("city", "customer")).isZero();
  }

  @Test
  void words_that_nobody_knows_are_alike_when_they_are_nearly_spelt_so() {
    assertThat(score("flavour", "flavor")).isGreaterThan(0.9);
    assertThat(score("flavour", "harbour")).isZero();
  }

  @Test
  void compounds_are_cut_at_known_words() {
    assertThat(DICTIONARY.words("kundennr"))
        .extracting(Word::text)
        .containsExactly("customer", "number");
    assertThat(DICTIONARY.words("客户编号"))
        .extracting(Word::text)
        .containsExactly("customer", "number");
    assertThat(DICTIONARY.words("custcity"))
        .extracting(Word::text)
        .containsExactly("customer", "city");
    assertThat(DICTIONARY.words("hopscotch")).noneMatch(Word::isKnown);
  }

  @Test
  void a_name_of_any_length_is_read_in_no_time() {
    assertThat(score("email", "\u672A".repeat(50_000))).isZero();
    assertThat(score("email", "abc".repeat(50_000))).isZero();
  }

  @Test
  void names_of_columns_that_say_nothing_are_known_as_such() {
    for (String name : List.of("F001", "col_a", "field 12", "x", "c7")) {
      assertThat(SourceName.of(List.of(name), DICTIONARY).isOpaque()).as(name).isTrue();
    }
    for (String name : List.of("email", "queue", "ort01", "积分")) {
      assertThat(SourceName.of(List.of(name), DICTIONARY).isOpaque()).as(name).isFalse();
    }
  }
}
