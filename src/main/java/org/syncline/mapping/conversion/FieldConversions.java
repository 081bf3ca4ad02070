package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.syncline.mapping.value.Characters;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;
import org.syncline.record.CanonicalValues;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** Reads values by the rules that hold for the constants of a mapping. */
public final class FieldConversions implements CanonicalValues {
  private static final Pattern RECORD_ID = Pattern.compile("[0-9]{1,18}");

  @Override
  public Reading read(FieldDefinition field, Object given) {
    if (field.type() == FieldType.REFERENCE) {
      return RECORD_ID.matcher(given.toString()).matches()
          ? Reading.of(Long.toString(Long.parseLong(given.toString())))
          : Reading.problem("This is no id of a record: give its number.");
    }
    Object source =
        given instanceof BigDecimal number
            ? new Found.Number(number.toPlainString())
            : given instanceof String text ? Characters.normalised(text) : given;
    Object canonical = CanonicalConversions.of(field.type(), field).convert(source);
    if (canonical instanceof Fault fault) {
      return Reading.problem(fault.message());
    }
    Fault beyond = FieldLimits.beyond(field.limits(), canonical);
    return beyond == null ? Reading.of(canonical) : Reading.problem(beyond.message());
  }
}
