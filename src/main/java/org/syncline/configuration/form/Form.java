package org.syncline.configuration.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationProblem;

/** An object as a form: what stands in it, and what is wrong with that. */
public final class Form {
  /**
   * Most fields that are sent together: the server takes 1,000 texts of a request, and an object or
   * a list that is there is one too.
   */
  public static final int MOST_FIELDS = 600;

  private final Entry.Members root;
  private final List<Mistake> mistakes;

  private Form(Entry.Members root, List<Mistake> mistakes) {
    this.root = root;
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * One that shows an object.
   *
   * @param value as {@link org.syncline.configuration.ConfigurationDocument#members} reads it
   */
  public static Form showing(Shape shape, Map<String, @Nullable Object> value) {
    return new Form(ShowValue.members(shape, value), List.of());
  }

  /** One as it was sent, with what can't be read of it marked. */
  public static Form reading(Shape shape, Entries entries) {
    Entry.Members root = new ReadEntries(entries).members(shape, Entries.ROOT);
    TakeValue take = new TakeValue();
    take.members(root, Spot.ROOT);
    return new Form(root, take.mistakes());
  }

  /** Whether all of it can be read. */
  public boolean isReadable() {
    return mistakes.isEmpty();
  }

  /** The object; where it is not readable, with stand-ins. */
  public Map<String, @Nullable Object> value() {
    return new TakeValue().members(root, Spot.ROOT);
  }

  /** The same, with what the object was refused for. */
  public Form with(List<ConfigurationProblem> problems) {
    List<Mistake> all = new ArrayList<>(mistakes);
    problems.forEach(problem -> all.add(Mistake.refused(problem)));
    return new Form(root, all);
  }

  /** Its fields in groups, the whole first; each mistake is in one place of them. */
  public List<Group> groups() {
    return LayOut.groups(root, mistakes);
  }

  /** Whether there are more fields than can be sent together. */
  public boolean isTooLarge() {
    return LayOut.fields(root) > MOST_FIELDS;
  }
}
