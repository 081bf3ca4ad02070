package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;
import static org.syncline.mapping.function.FunctionParameter.text;
import static org.syncline.mapping.function.FunctionParameter.whole;

import java.util.List;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.platform.Sha256;

/**
 * Functions that hide values or check them. A salt in a table is no secret: whoever reads the table
 * can try values out. There is no keyed hash, because a step can't refer to a secret.
 */
final class CheckFunctions {
  private static final Fault NOT_AN_IBAN =
      new Fault(
          Codes.NOT_ALLOWED,
          "This is no valid IBAN: its country, length or check digits are wrong; correct it at the"
              + " source.");

  private CheckFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.CHECK);
    hashes(group);
    masks(group);
    bankingAndTax(group);
    return group.all();
  }

  private static void hashes(Entries group) {
    group
        .text(
            "sha256",
            "SHA-256 of the salt and the text in UTF-8, as 64 hexadecimal digits. A salt in a table is"
                + " no secret.")
        .parameters(text("salt").orElse(""))
        .example("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .example("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        .example(
            with("a"), "bc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .binds(
            arguments -> {
              String salt = arguments.text(0);
              return value -> Sha256.hex(salt + value);
            });
  }

  private static void masks(Entries group) {
    group
        .text(
            "mask",
            "Stars for all characters but some at both ends; for all of them where the text is not"
                + " longer than what would be shown.")
        .parameters(whole("keepFirst", 0, 100), whole("keepLast", 0, 100))
        .example(with(2, 3), "DE1234567890", "DE*******890")
        .example(with(1, 0), "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00*")
        .example(with(2, 3), "12345", "*****")
        .example(with(0, 0), "", "")
        .binds(
            arguments -> {
              int first = arguments.whole(0);
              int last = arguments.whole(1);
              return value -> Masks.mask(value, first, last);
            });
    group
        .text("maskEmail", "An address with only the first character before the @, and the domain.")
        .example("ada@example.org", "a***@example.org")
        .example("a@example.org", "***@example.org")
        .example("no address", "***")
        .example("", "")
        .does(Masks::email);
    group
        .text(
            "last4",
            "The last four letters and digits, as of cards and accounts; \"\" where there are fewer"
                + " than eight.")
        .example("4111 1111 1111 1234", "1234")
        .example("1234567", "")
        .example("1234567\uD801\uDC28", "567\uD801\uDC28")
        .does(Masks::lastFour);
  }

  private static void bankingAndTax(Entries group) {
    group
        .text("luhnValid", "Whether a number of a card or the like has the right check digit.")
        .gives(ValueKind.BOOLEAN)
        .example("4111 1111-1111 1111", "true")
        .example("4111111111111112", "false")
        .example("79927398713", "true")
        .example("0", "false")
        .example("", "false")
        .does(CheckDigits::isLuhn);
    group
        .text(
            "ibanValid", "Whether an IBAN has a known country, its length and right check digits.")
        .gives(ValueKind.BOOLEAN)
        .example("DE89 3704 0044 0532 0130 00", "true")
        .example("DE88370400440532013000", "false")
        .example("DE8937040044053201300", "false")
        .example("", "false")
        .does(CheckDigits::isIban);
    group
        .text("iban", "A valid IBAN without spaces in upper case.")
        .example("gb82 west 1234 5698 7654 32", "GB82WEST12345698765432")
        .example("", "")
        .fault("GB82WEST12345698765433", Codes.NOT_ALLOWED)
        .does(
            value ->
                value.isBlank()
                    ? ""
                    : CheckDigits.isIban(value) ? CodeShape.letters(value) : NOT_AN_IBAN);
    group
        .text("ibanFormat", "A valid IBAN in groups of four.")
        .example("GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32")
        .example("", "")
        .fault("GB82", Codes.NOT_ALLOWED)
        .does(
            value ->
                value.isBlank()
                    ? ""
                    : CheckDigits.isIban(value)
                        ? Masks.inGroups(CodeShape.letters(value), 4)
                        : NOT_AN_IBAN);
    group
        .text(
            "vatNumber",
            "A VAT number of the European Union, the United Kingdom, Norway or Switzerland in its form,"
                + " without spaces; the country stands in front or is given. Check digits are not"
                + " checked.")
        .parameters(parameter("country", FunctionParameter.Kind.REGION).orNone())
        .gives(TextForm.WORDS)
        .example("de 123.456.789", "DE123456789")
        .example(with("AT"), "U12345678", "ATU12345678")
        .example(with("GR"), "123456789", "EL123456789")
        .example("CHE-123.456.789 MWST", "CHE123456789MWST")
        .example("", "")
        .fault("DE12345678", Codes.NOT_ALLOWED)
        .fault("123456789", Codes.NOT_ALLOWED)
        .binds(
            arguments -> {
              String country = arguments.has(0) ? arguments.text(0) : null;
              VatNumbers.refuseUnknown(country);
              return value -> value.isBlank() ? "" : VatNumbers.normalised(value, country);
            });
  }
}
