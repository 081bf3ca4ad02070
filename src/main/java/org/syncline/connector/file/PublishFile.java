package org.syncline.connector.file;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file into a folder, whole or not at all, and tells later whether it came there.
 *
 * <p>In a folder of its own below it lies what is not finished: the file (<i>part</i>), then a
 * {@link Receipt} that names the part and the keys of what is in it. Only then the part is renamed
 * to its place, which is the one moment at which it appears there. So:
 *
 * <ul>
 *   <li>no receipt: it did not appear, and nobody is about to make it appear;
 *   <li>a receipt, and its part is there: it did not appear yet. Who has to know moves the part
 *       aside, so that it never will, then takes the receipt away, then what was moved aside;
 *   <li>a receipt, and neither its part nor what was moved aside is there: it appeared, whatever
 *       became of it since.
 * </ul>
 */
final class PublishFile {
  /** The hub's own folder. */
  static final String OWN = ".syncline";

  private static final String RECEIPT_END = ".receipt";
  private static final String ASIDE_END = ".aside";
  private static final String NEW_END = ".new";

  /** How many writes the receipt {@code <stem>-<count>.receipt} is of. */
  private static final Pattern RECEIPT = Pattern.compile("[0-9a-f]{32}-([0-9]{1,4})\\.receipt");

  /** Whatever is not finished: {@code <stem>-<count>-<try>.<what>}. */
  private static final Pattern UNFINISHED =
      Pattern.compile("([0-9a-f]{32}-[0-9]{1,4})-[0-9a-f]{16}\\.(part|part\\.aside|new)");

  private static final Duration LONGEST_TRY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Folder folder;
  private boolean appearing;
  private @Nullable Instant now;

  PublishFile(Folder folder) {
    this.folder = folder;
  }

  /** What came of it. */
  enum Came {
    /** The file is in its place now, or was there already. */
    APPEARED,
    /** Another try moved this one aside, or is at it. */
    DISTURBED
  }

  /** Whether the file may have appeared, when an order was lost. */
  boolean isAppearing() {
    return appearing;
  }

  /** The file server's time, once something was written; null before, or where it tells none. */
  @Nullable Instant now() {
    return now;
  }

  private static String own(String name) {
    return OWN + "/" + name;
  }

  /**
   * Brings it there.
   *
   * @throws SftpException where the server says no: the file did not appear, and never will
   * @throws LostException where nobody knows: ask {@link #isAppearing}
   */
  Came run(Batch batch) throws IOException, InterruptedException {
    String id = batch.stem() + "-" + batch.keys().size();
    String attempt = id + "-" + HexFormat.of().toHexDigits(RANDOM.nextLong());
    String part = attempt + ".part";
    String receipt = id + RECEIPT_END;
    String made = attempt + NEW_END;
    try {
      writePart(part, batch.bytes());
      folder.write(own(made), new Receipt(part, batch.name(), batch.keys()).toBytes());
    } catch (SftpException e) {
      forget(part);
      forget(made);
      throw e;
    }
    if (!putReceipt(made, receipt)) {
      if (settle(receipt) == Stands.APPEARED) {
        forget(made);
        forget(part);
        return Came.APPEARED;
      }
      folder.rename(own(made), own(receipt));
    }
    return appear(batch.name(), part, receipt);
  }

  private void writePart(String part, byte[] bytes) throws IOException, InterruptedException {
    try {
      now = folder.write(own(part), bytes);
    } catch (SftpException e) {
      if (!Denied.isMissing(e) || !makeOwnFolder()) {
        throw e;
      }
      now = folder.write(own(part), bytes);
    }
  }

  /** Whether it is there now; another server may make it at the same time. */
  private boolean makeOwnFolder() throws IOException, InterruptedException {
    try {
      folder.makeFolder(OWN);
      return true;
    } catch (SftpException e) {
      if (folder.has(OWN)) {
        return true;
      }
      throw e;
    }
  }

  /** False where there is one of an earlier try. */
  private boolean putReceipt(String made, String receipt) throws IOException, InterruptedException {
    try {
      folder.rename(own(made), own(receipt));
      return true;
    } catch (SftpException e) {
      if (folder.has(own(receipt))) {
        return false;
      }
      throw e;
    }
  }

  private Came appear(String name, String part, String receipt)
      throws IOException, InterruptedException {
    appearing = true;
    try {
      folder.rename(own(part), name);
      return Came.APPEARED;
    } catch (SftpException e) {
      if (!folder.has(own(part))) {
        appearing = false;
        return Came.DISTURBED;
      }
      if (folder.has(name)) {
        // Its receipt was too old to be kept; the name has the keys in it.
        forget(part);
        return Came.APPEARED;
      }
      appearing = false;
      // In this order: a receipt without its part says that the file appeared.
      folder.remove(own(receipt));
      forget(part);
      throw e;
    }
  }

  /** What is left is taken away when it is old. */
  private void forget(String name) throws IOException, InterruptedException {
    try {
      folder.remove(own(name));
    } catch (SftpException e) {
      // It is gone already, or is found again by its age.
    }
  }

  /** Where an earlier try stands, for good. */
  enum Stands {
    APPEARED,
    /** And it never will. */
    DID_NOT,
    /** There is something that the hub did not write. */
    UNREADABLE
  }

  /** Where the try of one write alone stands. */
  Stands settleAlone(String key) throws IOException, InterruptedException {
    return settle(key + "-1" + RECEIPT_END);
  }

  /** Receipts of files that hold several writes. */
  List<String> receiptsOfMany() throws IOException, InterruptedException {
    return folder.list(OWN).stream()
        .map(Folder.Item::name)
        .filter(
            name -> {
              Matcher matcher = RECEIPT.matcher(name);
              return matcher.matches() && !matcher.group(1).equals("1");
            })
        .toList();
  }

  /** Null where it is not there any more, or the hub did not write it. */
  @Nullable Receipt read(String receipt) throws IOException, InterruptedException {
    byte[] bytes = folder.read(own(receipt), Receipt.MOST_BYTES);
    return bytes == null ? null : Receipt.read(bytes);
  }

  /** Settles the try that a receipt is of. */
  Stands settle(String receipt) throws IOException, InterruptedException {
    Receipt told = read(receipt);
    if (told == null) {
      return folder.has(own(receipt)) ? Stands.UNREADABLE : Stands.DID_NOT;
    }
    String aside = told.part() + ASIDE_END;
    try {
      folder.rename(own(told.part()), own(aside));
    } catch (SftpException e) {
      if (folder.has(own(told.part()))) {
        throw e;
      }
      if (!folder.has(own(aside))) {
        // Whoever takes away what was moved aside takes the receipt away first.
        Receipt still = read(receipt);
        return still != null && still.part().equals(told.part()) ? Stands.APPEARED : Stands.DID_NOT;
      }
    }
    forget(receipt);
    forget(aside);
    return Stands.DID_NOT;
  }

  /** Takes away what dead servers left, and receipts that are old. */
  void tidy(Instant today, Duration receipts) throws IOException, InterruptedException {
    List<Folder.Item> items = folder.list(OWN);
    for (Folder.Item item : items) {
      Matcher matcher = UNFINISHED.matcher(item.name());
      if (matcher.matches() && isOlder(item, today, LONGEST_TRY)) {
        String receipt = matcher.group(1) + RECEIPT_END;
        Receipt told = read(receipt);
        if (told != null && item.name().startsWith(told.part())) {
          folder.remove(own(receipt));
        }
        forget(item.name());
      }
    }
    for (Folder.Item item : items) {
      if (RECEIPT.matcher(item.name()).matches() && isOlder(item, today, receipts)) {
        forget(item.name());
      }
    }
  }

  private static boolean isOlder(Folder.Item item, Instant today, Duration age) {
    Instant changed = item.changed();
    return changed != null && changed.plus(age).isBefore(today);
  }
}
