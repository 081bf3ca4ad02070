package org.syncline.bench.peer;

import com.dashjoin.jsonata.Jsonata;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** JSONata in its port to Java, with value maps and the filter of contacts in its own language. */
final class JsonataPeer implements Subject {
  private static final String OWN_FUNCTIONS =
      """
      $date := function($text) { $type($text) = "string" ?
        $fromMillis($toMillis($text, "[D01].[M01].[Y0001]"), "[Y0001]-[M01]-[D01]") : null };
      $instant := function($millis) { $type($millis) = "number" ?
        $fromMillis($millis, "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]Z") : null };
      $decimal := function($text) { $type($text) = "string" ?
        $number($replace($replace($text, ".", ""), ",", ".")) : null };
      $phone := function($text) { $replace($text, /[^+0-9]/, "") };
      $email := function($text) { $lowercase($trim($text)) };
      """;

  private static final String TABLE =
      """
        $kinds := {"P": "person", "O": "organisation"};
        $industries := {"01": "Engineering", "02": "Trade", "03": "Health"};
        $states := {"A": "customer", "X": "former"};
        $countries := {"D": "DE", "A": "AT", "I": "IT"};
        $map := function($codes, $code, $unknown) {
          $code = null or $not($exists($code)) ? null :
          $exists($lookup($codes, $code)) ? $lookup($codes, $code) : $unknown
        };
        $or := function($value) { $exists($value) ? $value : null };
        {
          "schema": 2,
          "source": "erp",
          "key": $or(no),
          "version": $or(rev),
          "changedAt": $or($instant(changed)),
          "kind": $map($kinds, type, "unknown"),
          "title": $or(title),
          "name": {"given": $or(name.first), "family": $or(name.last), "company": $or(name.company)},
          "birthDate": $or($date(born)),
          "language": $or(lang),
          "industry": $map($industries, branch, branch),
          "lifecycle": $map($states, status, "lead"),
          "creditLimit": $or($decimal(credit)),
          "discount": $or($decimal(discount)),
          "owner": $or(rep),
          "newsletter": news = null or $not($exists(news)) ? null : news = "Y",
          "employer": $or(employerNo),
          "address": {
            "street": $or(address.street),
            "postalCode": $or(address.zip),
            "city": $or(address.city),
            "country": $map($countries, address.country, address.country),
            "region": $or(address.region)
          },
          "phones": [contacts[kind = "tel"].{"number": $phone(value), "use": use}],
          "emails": [contacts[kind = "mail"].{"address": $email(value), "use": use}]
        }
      """;

  private final Jsonata expression;

  private JsonataPeer(String table) {
    expression = Jsonata.jsonata("(" + table + ")");
  }

  /** All in its own language, as its users write it. */
  static JsonataPeer alone() {
    return new JsonataPeer(OWN_FUNCTIONS + TABLE);
  }

  /** Values by functions in Java. */
  static JsonataPeer withJava() {
    JsonataPeer peer = new JsonataPeer(TABLE);
    peer.register("date", text -> Values.date((String) text));
    peer.register("decimal", text -> Values.decimal((String) text));
    peer.register("instant", millis -> Values.instant(((Number) millis).longValue()));
    peer.register("phone", text -> Values.phone((String) text));
    peer.register("email", text -> Values.email((String) text));
    return peer;
  }

  private void register(String name, Function<Object, Object> conversion) {
    expression.registerFunction(
        name,
        (Jsonata.Fn1<Object, Object>)
            value ->
                value instanceof String || value instanceof Number
                    ? conversion.apply(value)
                    : null);
  }

  @Override
  public byte[] run(byte[] body) throws IOException {
    Object in = FrontEnd.MAPPER.readValue(FrontEnd.checked(body), Map.class);
    return FrontEnd.MAPPER.writeValueAsBytes(expression.evaluate(in));
  }
}
