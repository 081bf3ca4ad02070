package org.syncline.mapping;

import java.math.BigDecimal;
import org.syncline.mapping.conversion.CanonicalConversions;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.NumberConversion;
import org.syncline.mapping.value.Found;
import org.syncline.record.FieldType;

/** Values of an output without a type: a number stays one, a flag stays one, all else is text. */
final class AsFound implements Conversion {
  static final Conversion CONVERSION = new AsFound();

  private static final Conversion NUMBER = NumberConversion.decimal(null);
  private static final Conversion TEXT = CanonicalConversions.of(FieldType.STRING, null);

  private AsFound() {}

  @Override
  public Object convert(Object source) {
    if (source instanceof String || source instanceof Boolean) {
      return source;
    }
    boolean number = source instanceof Found.Number || source instanceof BigDecimal;
    return number ? NUMBER.convert(source) : TEXT.convert(source);
  }

  @Override
  public boolean keepsTexts() {
    return true;
  }

  @Override
  public String rule() {
    return "as found";
  }
}
