package org.syncline.twoway;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The systems, and what the hub makes of the values of each: its policies, said once more. */
enum Side {
  /** Sends and reads messages of a broker of its own; leaves spaces around its texts. */
  LEGACY,
  /** Called by REST; writes all texts in capitals and rounds to two places. */
  PARTNER,
  /** Tables of a database, which keep what they get. */
  WAREHOUSE;

  private static final int PLACES = 2;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A value of its own as the hub reads it. */
  @Nullable String read(Kind.Sort sort, @Nullable String own) {
    if (own == null) {
      return null;
    }
    return switch (sort) {
      case DATE -> own;
      case WORD -> this == PARTNER ? own.toLowerCase(Locale.ROOT) : own;
      case TEXT -> text(own);
      case DECIMAL -> plain(this == PARTNER ? rounded(own) : new BigDecimal(own));
    };
  }

  private String text(String own) {
    return switch (this) {
      case LEGACY -> own.strip();
      case PARTNER -> own.strip().toLowerCase(Locale.ROOT);
      case WAREHOUSE -> own;
    };
  }

  /** A value as it writes it when its own people set it. */
  String own(Kind.Sort sort, String value) {
    return switch (sort) {
      case DATE -> value;
      case WORD -> this == PARTNER ? value.toUpperCase(Locale.ROOT) : value;
      case TEXT ->
          switch (this) {
            case LEGACY -> " " + value + "  ";
            case PARTNER -> value.toUpperCase(Locale.ROOT);
            case WAREHOUSE -> value;
          };
      case DECIMAL -> this == PARTNER ? plain(rounded(value)) : value;
    };
  }

  private static BigDecimal rounded(String number) {
    return new BigDecimal(number).setScale(PLACES, RoundingMode.HALF_UP);
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
