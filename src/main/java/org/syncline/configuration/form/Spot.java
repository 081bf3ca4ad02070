package org.syncline.configuration.form;

/**
 * Where something stands.
 *
 * @param place in the form
 * @param path in the document
 */
record Spot(String place, String path, int depth) {
  static final Spot ROOT = new Spot(Entries.ROOT, "", 0);

  Spot member(String name) {
    return new Spot(place + "." + name, join(name), depth + 1);
  }

  Spot named(int number, String name) {
    return new Spot(place + "." + number, join(name), depth + 1);
  }

  Spot item(int number) {
    return new Spot(place + "." + number, path + "[" + number + "]", depth + 1);
  }

  private String join(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
