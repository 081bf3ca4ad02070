package org.syncline.mapping.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.suggestion.profile.FieldProfile;
import org.syncline.mapping.suggestion.profile.SourceProfile;

/** What values say for or against a target, by their form alone, whatever they are called. */
class EvidenceTest {

  /** Samples with a field {@code f}, one for each value: a text, or JSON after {@code =}. */
  private static FieldProfile profile(String values) {
    List<String> samples = new ArrayList<>();
    for (String value : values.split(" ?; ?", -1)) {
      boolean json = value.startsWith("=");
      samples.add(
          "{\"f\": %s}".formatted(json ? value.substring(1) : '"' + value.replace('_', ' ') + '"'));
    }
    return SourceProfile.of(new FormatDefinition.Json(), samples).fields().get(0);
  }

  /** A target as {@code type.field}. */
  private static TargetField target(String named) throws IOException {
    int dot = named.indexOf('.');
    return TargetField.of(LabelledCase.type(named.substring(0, dot)), NameDictionary.shipped())
        .stream()
        .filter(target -> target.name().equals(named.substring(dot + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static String shown(RowOptions options) {
    List<String> parts = new ArrayList<>();
    if (!options.members().isEmpty()) {
      parts.add(options.members().toString());
    }
    if (options.map() != null) {
      parts.add("map " + options.map());
    }
    if (!options.toDecide().isEmpty()) {
      parts.add("decide " + String.join(", ", options.toDecide()));
    }
    return parts.isEmpty() ? "-" : String.join("; ", parts);
  }

  /** The weight, and the reasons behind it. */
  private static String said(ValueEvidence evidence) {
    return (String.format(Locale.ROOT, "%.1f ", evidence.logOdds())
            + String.join(", ", evidence.reasons()).replace("values: ", ""))
        .strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          customer.source | =true;=false;=true;=false | -6.0 they are flags | -
          customer.source | Y;N;Y;Y;N | -6.0 they are flags | -
          customer.source | =1;=0;=1;=1 | 0.6 few different ones come again and again | -
          customer.source | Y;N;?;Y;N | 0.0 | -
          customer.source | 2026-01-05;2026-02-11;2025-12-31 | -6.0 they are dates or times | -
          customer.source | =1767225600;=1767312000;=1767398400 | 0.0 | -
          customer.city | ada@b.de;bob@c.org;cy@d.net | -6.0 they are e-mail addresses | -
          customer.city | ada@b.de;Berlin;Ulm | 0.7 some are a city | -
          customer.city | www.a.de;https://b.org;www.c.net | -6.0 they are web addresses | -
          customer.website | www.a.de;https://b.org;www.c.net | 2.8 most are a website | -
          consent.evidence | https://a.de/1;https://b.org/2;www.c.net/3 | -0.6 they are short | -
          customer.city | =1.5;=2.25;=3.75 | -6.0 they are decimal numbers | -
          customer.city | 6f9619ff-8b86-d011-b42d-00cf4fc964ff;6f9619ff-8b86-d011-b42d-00cf4fc964fe;6f9619ff-8b86-d011-b42d-00cf4fc964fd | -6.0 they are codes | -
          customer.owner | 6f9619ff-8b86-d011-b42d-00cf4fc964ff;6f9619ff-8b86-d011-b42d-00cf4fc964fe;6f9619ff-8b86-d011-b42d-00cf4fc964fd | 0.0 | -
          customer.city | Berlin;Hamburg;Munich;Cologne | 2.0 most are a city | -
          customer.city | Berlin;Hamburg;Xyzzy;Qwerty;Plugh;Frobnitz | 0.7 some are a city | -
          customer.city | Anna;Peter;Maria;Thomas;Julia | -2.0 most are a given name | -
          customer.givenName | Anna;Peter;Maria;Thomas;Julia | 2.8 most are a given name | -
          customer.givenName | Anna_Smith;Peter_Miller;Maria_Jones | -2.0 most are several words, so whole names | -
          customer.familyName | Smith;Miller;Jones;Schmidt | 2.8 most are a family name | -
          customer.familyName | =1;=22;=333 | -3.0 they are numbers | -
          customer.postalCode | 10115;80331;50667;20095 | 2.8 most are a postal code | -
          customer.postalCode | Berlin;Hamburg;Munich;Cologne | -2.5 hardly any is a postal code | -
          customer.postalCode | abc;def;ghi;jkl | -2.5 hardly any is a postal code | -
          customer.timeZone | Europe/Berlin;Asia/Tokyo;America/New_York | 2.3 most are a time zone | -
          customer.description | He_called_and_wants_an_offer_for_forty_units.;She_asked_for_delivery_to_the_second_plant_next_week.;Nobody_was_there_at_all_this_time. | 1.0 they are sentences | -
          customer.description | red;green;blue | -0.6 they are short | -
          customer.description | =1;=2;=3 | -3.0 they are short | -
          customer.owner | He_called_and_wants_an_offer_for_forty_units_and_a_discount_too.;She_asked_for_delivery_to_the_second_plant_next_week,_no_earlier. | -2.0 they are sentences | -
          customer.owner | ann;bob;ann;bob;ann;bob;ann;bob;ann;bob;ann;bob | 0.6 few different ones come again and again | -
          customer.industry | =1;=2;=3;=2 | -3.0 they are numbers | -
          customer.industry | Berlin;Hamburg;Munich;Cologne | 0.0 | -
          customer.industry | Retail;Steel;Banks | 0.7 some are an industry | -
          customer.email | ada@b.de;bob@c.org;cy@d.net | 3.5 all are e-mail addresses | -
          customer.email | ada@b.de;bob@c.org;none;cy@d.net;x@y.de;?;! | 1.0 57 % are e-mail addresses | -
          customer.email | Ada;Bob;Cy;d@e.fr | -6.0 25 % are e-mail addresses | -
          customer.phone | +49_30_45076020;+49_30_45076021;+49_89_1234567 | 2.5 all are phone numbers | -
          customer.mobile | +49_30_45076020;+49_30_45076021;+49_89_1234567 | 1.3 all are phone numbers | -
          customer.mobile | +49_151_23456789;+49_171_2345678;+49_160_1234567 | 4.3 all are phone numbers | -
          customer.phone | +49_151_23456789;+49_171_2345678;+49_160_1234567 | 2.0 all are phone numbers | -
          customer.phone | 030_45076020;089_12345678;0221_1234567 | 2.5 all are phone numbers of DE | {region=DE}
          customer.phone | a;b;c | -6.0 too few are valid phone numbers | -
          customer.country | DE;FR;IT;GB | 3.0 all are countries | -
          customer.country | Germany;France;Italy | 3.0 all are countries | map {Germany=DE, France=FR, Italy=IT}
          customer.country | Germany;France;Nowhere | 0.5 67 % are countries | map {Germany=DE, France=FR}; decide map: 1 text is not known; add what it means
          customer.country | XX;YY;ZZ | -6.0 too few are a country | -
          customer.language | de;en;fr | 2.2 all are languages | -
          customer.language | DE;FR;IT | 1.5 all are languages, as well countries | -
          customer.currency | EUR;USD;GBP | 3.0 all are currencies | -
          customer.birthDate | 1990-01-31;1985-05-20;2001-12-24 | 1.8 all are of the form yyyy-MM-dd | -
          customer.birthDate | 31.01.1990;20.05.1985;24.12.2001 | 1.8 all are of the form dd.MM.yyyy | {format=dd.MM.yyyy}
          customer.birthDate | 01/02/1990;03/04/1985;05/06/2001 | 1.8 all are of the form dd/MM/yyyy | decide format: all values fit dd/MM/yyyy and MM/dd/yyyy
          customer.birthDate | 1990-01-31T10:00:00Z;1985-05-20T11:30:00Z;2001-12-24T00:00:01Z | 0.8 all are of the form yyyy-MM-dd'T'HH:mm:ssXXX | {format=yyyy-MM-dd'T'HH:mm:ssXXX}
          customer.birthDate | red;green;blue | -6.0 they are no dates or times in one form | -
          customer.@time | 1990-01-31T10:00:00Z;1985-05-20T11:30:00Z;2001-12-24T00:00:01Z | 1.8 all are of the form yyyy-MM-dd'T'HH:mm:ssXXX | -
          customer.@time | 2026-01-31_10:00:00;2026-05-20_11:30:00;2026-12-24_00:00:01 | 1.8 all are of the form yyyy-MM-dd HH:mm:ss | {format=yyyy-MM-dd HH:mm:ss}; decide zone: the times have no offset; UTC unless you say
          customer.@time | =1767225600;=1767312000;=1767398400 | 1.2 all are of the form epoch-seconds | {format=epoch-seconds}
          customer.@time | 1990-01-31;1985-05-20;2001-12-24 | -6.0 no instant is whole | -
          customer.employees | =5;=120;=33 | 0.8 all are whole numbers | -
          customer.employees | =5.5;=120;=33 | -6.0 some are not whole | -
          customer.employees | =-5;=120;=33 | -6.0 some are beyond the field's range | -
          customer.employees | =true;=false;=true | -6.0 they are no numbers | -
          customer.employees | 00012;00417;00983;01204 | -2.0 all are whole numbers | -
          customer.@version | =-1;=2;=3 | -6.0 some are below zero | -
          customer.@version | =1;=2;=3 | 0.8 all are whole numbers | -
          customer.creditLimit | 1.234,50;2.000,00;17,99 | 0.8 all are numbers | {locale=de}
          customer.creditLimit | =1.5;=2.25;=3 | 0.8 all are numbers | -
          customer.creditLimit | =1;=2;=3 | 0.3 all are whole numbers | -
          opportunity.probability | =0.5;=0.2;=2000 | -6.0 some are beyond the field's range | -
          customer.newsletter | Y;N;Y | 1.5 all mean yes or no | -
          customer.newsletter | ja;nein;ja | 1.5 all mean yes or no | {true=[ja], false=[nein]}
          customer.newsletter | Y;N;perhaps | -6.0 they are more than yes and no | -
          customer.rating | cold;warm;hot;cold | 2.5 3 of 3 are known values of the list | -
          customer.rating | Cold;Warm;Hot;Cold | 2.5 3 of 3 are known values of the list | map {Cold=cold, Warm=warm, Hot=hot}
          customer.rating | cold;warm;luke;hot | 1.5 3 of 4 are known values of the list | map {cold=cold, warm=warm, hot=hot}; decide map: 1 text is not known; add what it means
          customer.rating | a;b;c;d | -3.0 0 of 4 are known values of the list | map {}; decide map: 4 texts are not known; add what it means
          customer.rating | =1;=2;=3;=1 | -1.0 0 of 3 are known values of the list | map {}; decide map: 3 texts are not known; add what it means
          customer.rating | =true;=false | -6.0 they are no words of a list | -
          customer.rating | a1;b2;c3;d4;e5;f6;g7;h8;i9;j10 | -6.0 there are too many different ones for a list | -
          customer.employer | K-1001;K-1002;K-1003 | 0.8 all could be ids | {link={object=customer}}; decide link: the source's own name of the object whose ids these are
          customer.employer | ada@b.de;bob@c.org;cy@d.net | -6.0 they are no ids | -
          customer.employer | Anna_Smith;Peter_Miller;Maria_Jones | -2.5 most look like no ids | {link={object=customer}}; decide link: the source's own name of the object whose ids these are
          customer.employer | =1.5;=2.25;=3.75 | -6.0 they are no ids | -
          customer.@key | K-1001;K-1002;K-1003 | 2.5 each record has one of its own | {required=true}
          customer.@key | K-1001;K-1002;K-1002 | -6.0 they are not one for each record, or come twice | -
          customer.@key | =7;=3;=12 | 1.8 each record has one of its own | {required=true}
          customer.@key | ada@b.de;bob@c.org;cy@d.net | -6.0 they look like no ids | -
          customer.@key | Anna_Smith;Peter_Miller;Maria_Jones | -6.0 they look like no ids | -
          customer.@key | 6f9619ff-8b86-d011-b42d-00cf4fc964ff;6f9619ff-8b86-d011-b42d-00cf4fc964fe;6f9619ff-8b86-d011-b42d-00cf4fc964fd | 2.9 each record has one of its own | {required=true}
          """)
  void values_speak_for_themselves(String target, String values, String expected, String options)
      throws IOException {
    ValueEvidence evidence = TypeEvidence.of(profile(values), target(target));

    assertThat(said(evidence)).isEqualTo(expected);
    assertThat(shown(evidence.options())).isEqualTo(options);
  }
}
