package org.syncline.mapping.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects and keeps only what is mapped: by their bytes, and by their tokens where the
 * bytes leave a doubt.
 */
final class JsonReader implements SourceReader {
  private final JsonNode root;

  private JsonReader(JsonNode root) {
    this.root = root;
  }

  /** Paths with dots and brackets. */
  static Builder builder() {
    return new TreeBuilder(false, false);
  }

  /** Paths are names of the one object, whatever they hold. */
  static Builder flatBuilder() {
    return new TreeBuilder(true, false);
  }

  /** Grows the tree of mapped paths, of a body or of the items of a list. */
  static final class TreeBuilder implements Builder {
    private static final String ITSELF = ".";

    final JsonNode.Growing root = new JsonNode.Growing();
    private final boolean flat;
    private final boolean ofItems;
    private int slots;

    TreeBuilder(boolean flat, boolean ofItems) {
      this.flat = flat;
      this.ofItems = ofItems;
    }

    @Override
    public int slots() {
      return slots;
    }

    @Override
    public int slot(String path) {
      JsonNode.Growing node = node(path);
      if (node.slot < 0) {
        node.slot = slots++;
      }
      node.askedFor++;
      return node.slot;
    }

    @Override
    public void allowRaw(String path) {
      node(path).rawAllowed++;
    }

    private JsonNode.Growing node(String path) {
      JsonNode.Growing node = root;
      if (flat) {
        return node.child(path);
      }
      if (ofItems && path.equals(ITSELF)) {
        return node;
      }
      for (Object step : JsonPath.parse(path)) {
        node = node.child(step);
      }
      return node;
    }

    @Override
    public boolean hasLists() {
      return !flat;
    }

    @Override
    public Repeated repeated(String path) {
      if (flat) {
        return Builder.super.repeated(path);
      }
      JsonNode.Growing node = node(path);
      if (node.item == null) {
        node.list = slots++;
        node.item = new TreeBuilder(false, true);
      }
      return new Repeated(node.list, node.item);
    }

    @Override
    public SourceReader build() {
      return new JsonReader(root.grown());
    }
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    JsonBytes.Outcome outcome = JsonBytes.read(body, root, slots);
    if (outcome != JsonBytes.Outcome.UNSURE) {
      return outcome == JsonBytes.Outcome.READ_PLAIN;
    }
    Arrays.fill(slots, null);
    return JsonTokens.read(body, root, slots);
  }
}
