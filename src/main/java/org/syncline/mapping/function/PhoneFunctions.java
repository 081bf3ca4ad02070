package org.syncline.mapping.function;

import static org.syncline.mapping.function.Entries.with;
import static org.syncline.mapping.function.FunctionParameter.parameter;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.mapping.value.Codes;

/** Functions of phone numbers, by the numbering plans of libphonenumber. */
final class PhoneFunctions {
  private static final FunctionParameter REGION =
      parameter("region", FunctionParameter.Kind.REGION).orNone();

  private PhoneFunctions() {}

  static List<FunctionEntry> entries() {
    Entries group = new Entries(FunctionGroup.PHONE);
    group
        .text(
            "phone",
            "A phone number as E.164; one without country code is of the region. One with an extension"
                + " is a fault: see phoneMain.")
        .parameters(REGION)
        .gives(TextForm.DIGITS)
        .example(with("DE"), "030 / 123456", "+4930123456")
        .example("+1 (650) 253-0000", "+16502530000")
        .example(with("JP"), "\uFF10\uFF13-1234-5678", "+81312345678")
        .example(with("DE"), "", "")
        .fault("030 123456", Codes.NOT_A_PHONE)
        .fault(with("US"), "650 253 0000 ext. 12", Codes.NOT_A_PHONE)
        .binds(
            arguments -> {
              Conversion conversion = TextConversions.phone(arguments.phoneRegion(0));
              return value -> value.isEmpty() ? value : conversion.convert(value);
            });
    add(
        group
            .text("phoneMain", "The number as E.164 without its extension.")
            .gives(TextForm.DIGITS)
            .example(with("US"), "650 253 0000 ext. 12", "+16502530000")
            .example("+4930123456", "+4930123456")
            .fault(with("DE"), "abc", Codes.NOT_A_PHONE),
        phone ->
            PhoneNumberUtil.getInstance().format(withoutExtension(phone), PhoneNumberFormat.E164));
    add(
        group
            .text("phoneExtension", "The extension of a number; \"\" where there is none.")
            .gives(TextForm.DIGITS)
            .example(with("US"), "650 253 0000 ext. 12", "12")
            .example(with("US"), "650 253 0000", "")
            .fault("12", Codes.NOT_A_PHONE),
        phone -> phone.hasExtension() ? phone.getExtension() : "");
    add(
        group
            .text("phoneCountry", "The country of a number as ISO 3166-1 alpha-2; \"\" of none.")
            .gives(TextForm.WORDS)
            .example("+4930123456", "DE")
            .example(with("US"), "650 253 0000", "US")
            .example("+1 204 234 5678", "CA")
            .example("+80012345678", "")
            .fault("030 123456", Codes.NOT_A_PHONE),
        phone -> {
          String region = PhoneNumberUtil.getInstance().getRegionCodeForNumber(phone);
          return region == null || region.length() != 2 ? "" : region;
        });
    add(
        group
            .text("phoneNational", "The number as it is written within its country.")
            .example("+4930123456", "030 123456")
            .example(with("DE"), "+49 (30) 123456", "030 123456")
            .example("+16502530000", "(650) 253-0000")
            .fault("1", Codes.NOT_A_PHONE),
        phone -> PhoneNumberUtil.getInstance().format(phone, PhoneNumberFormat.NATIONAL));
    add(
        group
            .text("phoneInternational", "The number as it is written for other countries.")
            .example(with("DE"), "030123456", "+49 30 123456")
            .example("+16502530000", "+1 650-253-0000")
            .fault("1", Codes.NOT_A_PHONE),
        phone -> PhoneNumberUtil.getInstance().format(phone, PhoneNumberFormat.INTERNATIONAL));
    add(
        group
            .text(
                "phoneType", "What kind of number it is: mobile, fixed-line, toll-free and others.")
            .gives(TextForm.WORDS)
            .example("+4915123456789", "mobile")
            .example(with("DE"), "0800 1234567", "toll-free")
            .example("+4930123456", "fixed-line")
            .example("+16502530000", "fixed-line-or-mobile")
            .fault("none", Codes.NOT_A_PHONE),
        phone ->
            PhoneNumberUtil.getInstance()
                .getNumberType(phone)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', '-'));
    return group.all();
  }

  private static PhoneNumber withoutExtension(PhoneNumber phone) {
    return new PhoneNumber().mergeFrom(phone).clearExtension();
  }

  private static void add(Entries.Writing<String> function, PhoneNumbers.Question question) {
    function
        .parameters(REGION)
        .binds(
            arguments -> {
              PhoneNumbers numbers = PhoneNumbers.of(arguments.phoneRegion(0));
              return value -> value.isEmpty() ? value : numbers.ask(value, question);
            });
  }
}
