package org.syncline.mapping.function;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Reads phone numbers to ask them something.
 *
 * @param region of numbers without a country code; null: there are none
 */
record PhoneNumbers(@Nullable String region, Fault fault) {
  /** Something to ask of a valid number. */
  interface Question {
    String answer(PhoneNumber phone);
  }

  static PhoneNumbers of(@Nullable String region) {
    String hint =
        region == null
            ? "send it with its country code, like +49 30 123456, or give the step a region"
            : "send a number that exists in " + region + ", or one with its country code";
    return new PhoneNumbers(
        region, new Fault(Codes.NOT_A_PHONE, "This is no valid phone number: " + hint + "."));
  }

  Object ask(String text, Question question) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber phone = numbers.parse(text, region == null ? "ZZ" : region);
      return numbers.isValidNumber(phone) ? question.answer(phone) : fault;
    } catch (NumberParseException notEvenOne) {
      return fault;
    }
  }
}
