package org.syncline.mapping.suggestion.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.TextConversions;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * How a field writes phone numbers.
 *
 * @param region ISO 3166 region in which numbers without a country code are dialled; null where all
 *     have one, or where it is not known
 * @param alternatives regions that fit equally well; empty where one fits best
 * @param share of the values that are valid numbers
 * @param mobile share of these that are of mobile phones alone
 */
public record PhoneReading(
    @Nullable String region, List<String> alternatives, double share, double mobile) {
  private static final int TRIED = 40;
  private static final double MOST = 0.7;
  private static final List<String> REGIONS = List.of("US", "DE", "CN", "GB", "FR", "AT", "CH");

  public PhoneReading {
    alternatives = List.copyOf(alternatives);
  }

  public boolean isAmbiguous() {
    return !alternatives.isEmpty();
  }

  /**
   * What the values are; null where they do not look like numbers or too few are valid anywhere.
   *
   * @param regions of the country fields of the same source, the most frequent first
   */
  static @Nullable PhoneReading of(List<FieldValues.Kept> kept, List<String> regions) {
    List<String> texts =
        kept.subList(0, Math.min(TRIED, kept.size())).stream()
            .filter(value -> !(value.value() instanceof Boolean))
            .filter(value -> !(value.value() instanceof Found.Number) || value.text().length() > 9)
            .map(FieldValues.Kept::text)
            .toList();
    long shaped = texts.stream().filter(PhoneReading::isShaped).count();
    if (texts.isEmpty() || shaped < MOST * Math.min(TRIED, kept.size())) {
      return null;
    }
    double international = share(texts, null);
    if (international >= MOST) {
      return new PhoneReading(null, List.of(), international, mobile(texts, "ZZ"));
    }
    Set<String> tried = new LinkedHashSet<>(regions);
    tried.addAll(REGIONS);
    String best = null;
    double most = 0;
    List<String> alike = new ArrayList<>();
    for (String region : tried) {
      double share = TextConversions.isRegion(region) ? share(texts, region) : 0;
      if (share > most + 0.001) {
        best = region;
        most = share;
        alike.clear();
      }
      if (share >= most - 0.001 && share > 0) {
        alike.add(region);
      }
    }
    if (best == null || most < MOST) {
      return null;
    }
    boolean known = !regions.isEmpty() && best.equals(regions.get(0));
    return new PhoneReading(
        best, alike.size() > 1 && !known ? alike : List.of(), most, mobile(texts, best));
  }

  private static boolean isShaped(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ("+ ()-/.".indexOf(c) < 0) {
        return false;
      }
    }
    return digits >= 6 && digits <= 15 && text.length() <= 25;
  }

  private static double share(List<String> texts, @Nullable String region) {
    Conversion phones = TextConversions.phone(region);
    long valid = texts.stream().filter(t -> !(phones.convert(t) instanceof Fault)).count();
    return (double) valid / texts.size();
  }

  private static double mobile(List<String> texts, String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    int mobile = 0;
    int valid = 0;
    for (String text : texts) {
      try {
        PhoneNumberType type = numbers.getNumberType(numbers.parse(text, region));
        valid += type == PhoneNumberType.UNKNOWN ? 0 : 1;
        mobile += type == PhoneNumberType.MOBILE ? 1 : 0;
      } catch (NumberParseException notEvenOne) {
        // not valid
      }
    }
    return valid == 0 ? 0 : (double) mobile / valid;
  }
}
