package org.syncline.bench.peer;

import com.bazaarvoice.jolt.Defaultr;
import com.bazaarvoice.jolt.Modifier;
import com.bazaarvoice.jolt.Shiftr;
import com.bazaarvoice.jolt.common.Optional;
import com.bazaarvoice.jolt.modifier.function.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Jolt: a shift with the value maps, one that names the members of the contacts that were kept, a
 * modifier for the values, defaults for what is missing.
 */
final class JoltPeer implements Subject {
  private static final String SHIFT =
      """
      {
        "#erp": "source",
        "no": "key",
        "rev": "version",
        "changed": "changedAt",
        "type": {"P": {"#person": "kind"}, "O": {"#organisation": "kind"}, "*": {"#unknown": "kind"}},
        "title": "title",
        "name": {"first": "name.given", "last": "name.family", "company": "name.company"},
        "born": "birthDate",
        "lang": "language",
        "branch": {
          "01": {"#Engineering": "industry"}, "02": {"#Trade": "industry"},
          "03": {"#Health": "industry"}, "*": {"$": "industry"}
        },
        "status": {"A": {"#customer": "lifecycle"}, "X": {"#former": "lifecycle"}, "*": {"#lead": "lifecycle"}},
        "credit": "creditLimit",
        "discount": "discount",
        "rep": "owner",
        "news": {"Y": {"#true": "newsletter"}, "*": {"#false": "newsletter"}},
        "employerNo": "employer",
        "address": {
          "street": "address.street",
          "zip": "address.postalCode",
          "city": "address.city",
          "country": {
            "D": {"#DE": "address.country"}, "A": {"#AT": "address.country"},
            "I": {"#IT": "address.country"}, "*": {"$": "address.country"}
          },
          "region": "address.region"
        },
        "contacts": {"*": {"kind": {"tel": {"@2": "phones[]"}, "mail": {"@2": "emails[]"}}}}
      }
      """;

  private static final String SHIFT_CONTACTS =
      """
      {
        "phones": {"*": {"value": "phones[&1].number", "use": "phones[&1].use"}},
        "emails": {"*": {"value": "emails[&1].address", "use": "emails[&1].use"}},
        "*": "&"
      }
      """;

  private static final String MODIFY =
      """
      {
        "changedAt": "=instant(@(1,changedAt))",
        "birthDate": "=date(@(1,birthDate))",
        "creditLimit": "=decimal(@(1,creditLimit))",
        "discount": "=decimal(@(1,discount))",
        "newsletter": "=flag(@(1,newsletter))",
        "phones": {"*": {"number": "=phone(@(1,number))"}},
        "emails": {"*": {"address": "=email(@(1,address))"}}
      }
      """;

  private static final String DEFAULT =
      """
      {
        "schema": 2, "key": null, "version": null, "changedAt": null, "kind": null, "title": null,
        "name": {"given": null, "family": null, "company": null},
        "birthDate": null, "language": null, "industry": null, "lifecycle": null,
        "creditLimit": null, "discount": null, "owner": null, "newsletter": null, "employer": null,
        "address": {"street": null, "postalCode": null, "city": null, "country": null, "region": null},
        "phones": [], "emails": []
      }
      """;

  private final Shiftr shift = new Shiftr(spec(SHIFT));
  private final Shiftr contacts = new Shiftr(spec(SHIFT_CONTACTS));
  private final Modifier.Overwritr modifier = new Modifier.Overwritr(spec(MODIFY), functions());
  private final Defaultr defaults = new Defaultr(spec(DEFAULT));

  @Override
  public byte[] run(byte[] body) throws IOException {
    Object in = FrontEnd.MAPPER.readValue(FrontEnd.checked(body), Map.class);
    Object shifted = contacts.transform(shift.transform(in));
    Object modified = modifier.transform(shifted, Map.of());
    return FrontEnd.MAPPER.writeValueAsBytes(defaults.transform(modified));
  }

  private static Object spec(String json) {
    try {
      return FrontEnd.MAPPER.readValue(json, LinkedHashMap.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Function> functions() {
    return Map.of(
        "date", of(value -> Values.date((String) value)),
        "decimal", of(value -> Values.decimal((String) value)),
        "instant", of(value -> Values.instant(((Number) value).longValue())),
        "phone", of(value -> Values.phone((String) value)),
        "email", of(value -> Values.email((String) value)),
        "flag", of(value -> value.equals("true")));
  }

  private static Function of(java.util.function.Function<Object, Object> conversion) {
    return arguments ->
        arguments.length == 0 || arguments[0] == null
            ? Optional.empty()
            : Optional.of(conversion.apply(arguments[0]));
  }
}
