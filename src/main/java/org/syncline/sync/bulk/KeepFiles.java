package org.syncline.sync.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Puts, lists and deletes the files that runs read. */
public final class KeepFiles {
  private final Transactions transactions;
  private final FileFolder files;
  private final Runs runs;
  private final AuditTrail audit;

  public KeepFiles(Transactions transactions, FileFolder files, Runs runs, AuditTrail audit) {
    this.transactions = transactions;
    this.files = files;
    this.runs = runs;
    this.audit = audit;
  }

  /** What became of a wish. */
  public sealed interface Answer {

    record Put(FileFolder.StoredFile file, boolean replaced) implements Answer {}

    record Deleted() implements Answer {}

    record NoSuchFile() implements Answer {}

    /** A run reads it. */
    record InUse() implements Answer {}

    /** It has more bytes than this. */
    record TooLarge(long limit) implements Answer {}
  }

  /** Most bytes of a file. */
  public long sizeLimit() {
    return files.sizeLimit();
  }

  public List<FileFolder.StoredFile> list(Actor who) {
    who.require(Permission.READ_JOBS);
    return files.list();
  }

  /** By which flows each of these files was read, by the file's name and the flow's id. */
  public List<Runs.Reading> readings(List<FileName> names, Actor who) {
    who.require(Permission.READ_JOBS);
    return transactions.inNew(() -> runs.readings(names.stream().map(FileName::value).toList()));
  }

  /**
   * Whether a file may be put now, before its content is read.
   *
   * @param announced bytes that are announced; negative where that is not known
   */
  public Optional<Answer> refusal(FileName name, long announced, Actor who) {
    who.require(Permission.RUN_JOBS);
    if (announced > files.sizeLimit()) {
      return Optional.of(new Answer.TooLarge(files.sizeLimit()));
    }
    return inUse(name) ? Optional.of(new Answer.InUse()) : Optional.empty();
  }

  /**
   * Puts a file; returns when it is complete and on disk.
   *
   * @throws IOException where content ends early or the disk does not take it; nothing is kept then
   */
  public Answer put(FileName name, InputStream content, Actor who) throws IOException {
    who.require(Permission.RUN_JOBS);
    if (inUse(name)) {
      return new Answer.InUse();
    }
    boolean replaced = files.find(name).isPresent();
    try {
      FileFolder.StoredFile file = files.put(name, content);
      note(who, "file.put", name, "bytes=" + file.size());
      return new Answer.Put(file, replaced);
    } catch (FileFolder.FileTooLargeException e) {
      return new Answer.TooLarge(files.sizeLimit());
    }
  }

  public Answer delete(FileName name, Actor who) throws IOException {
    who.require(Permission.RUN_JOBS);
    if (inUse(name)) {
      return new Answer.InUse();
    }
    if (!files.delete(name)) {
      return new Answer.NoSuchFile();
    }
    note(who, "file.delete", name, "");
    return new Answer.Deleted();
  }

  private boolean inUse(FileName name) {
    return transactions.inNew(() -> runs.reading(name.value()));
  }

  private void note(Actor who, String action, FileName name, String detail) {
    audit.noteAlone(AuditTrail.Act.done(who.getName(), action, "file/" + name, detail));
  }
}
