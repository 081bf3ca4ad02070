package org.syncline.mapping.function;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Currencies by the codes of ISO 4217 and by signs that mean one currency only: $, \u00A3, \u00A5
 * and kr are of several, and so not known.
 */
final class CurrencyCodes {
  private static final String[] SIGNS = {
    "\u20AC",
    "EUR",
    "\u20B9",
    "INR",
    "\u20BD",
    "RUB",
    "\u20BA",
    "TRY",
    "\u20AA",
    "ILS",
    "\u20AB",
    "VND",
    "\u20B4",
    "UAH",
    "\u20A6",
    "NGN",
    "\u20B1",
    "PHP",
    "\u20A1",
    "CRC",
    "\u20B2",
    "PYG",
    "\u20AE",
    "MNT",
    "\u20B8",
    "KZT",
    "\u20BE",
    "GEL",
    "\u20BC",
    "AZN",
    "\u0E3F",
    "THB",
    "Z\u0141",
    "PLN",
    "K\u010C",
    "CZK",
    "US$",
    "USD",
    "A$",
    "AUD",
    "AU$",
    "AUD",
    "C$",
    "CAD",
    "CA$",
    "CAD",
    "NZ$",
    "NZD",
    "HK$",
    "HKD",
    "NT$",
    "TWD",
    "R$",
    "BRL",
    "MX$",
    "MXN",
    "CN\u00A5",
    "CNY",
    "JP\u00A5",
    "JPY",
    "RMB",
    "CNY",
    "FT",
    "HUF",
    "\u5143\u4EBA\u6C11\u5E01",
    "CNY",
    "\u4EBA\u6C11\u5E01",
    "CNY",
    "\u65E5\u5143",
    "JPY",
    "\u7F8E\u5143",
    "USD",
    "\u6B27\u5143",
    "EUR",
    "EURO",
    "EUR"
  };

  private CurrencyCodes() {}

  private static final class Tables {
    private static final Map<String, Currency> BY_CODE = new HashMap<>();

    static {
      Set<String> ambiguous = new HashSet<>();
      for (Currency currency : Currency.getAvailableCurrencies()) {
        BY_CODE.put(currency.getCurrencyCode(), currency);
        Currency other = BY_CODE.put(currency.getNumericCodeAsString(), currency);
        if (other != null) {
          ambiguous.add(currency.getNumericCodeAsString());
        }
      }
      // A withdrawn currency may have left its number to the one that followed.
      BY_CODE.keySet().removeAll(ambiguous);
      for (int i = 0; i < SIGNS.length; i += 2) {
        BY_CODE.put(SIGNS[i], Currency.getInstance(SIGNS[i + 1]));
      }
    }
  }

  static @Nullable Currency of(String written) {
    String text = TextSteps.trim(WidthForms.half(written));
    if (text.isEmpty() || text.length() > 20) {
      return null;
    }
    boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9');
    String key =
        number && text.length() < 3
            ? "0".repeat(3 - text.length()) + text
            : text.toUpperCase(Locale.ROOT);
    return Tables.BY_CODE.get(key);
  }
}
