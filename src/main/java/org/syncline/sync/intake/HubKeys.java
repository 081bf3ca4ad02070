package org.syncline.sync.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.record.EditRecords;
import org.syncline.record.LinkKey;

/**
 * Keys of the system {@code hub} are ids of records themselves, so no link has to be stored for
 * them.
 */
final class HubKeys {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private HubKeys() {}

  static boolean isHubs(LinkKey key) {
    return key.system().equals(EditRecords.SYSTEM);
  }

  static boolean isRecord(String key) {
    return ID.matcher(key).matches();
  }

  /** The record that the key names, null where it names none that can exist. */
  static @Nullable Long record(LinkKey key) {
    return isRecord(key.externalId()) ? Long.valueOf(key.externalId()) : null;
  }
}
