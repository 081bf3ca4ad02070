package org.syncline.mapping;

/** Refuses members of a row that have no effect beside others, or contradict them. */
final class RowOptions {
  private RowOptions() {}

  static void refuseBesideConstant(MappingRow row, RowProblems problems) {
    String what = "a constant";
    refuse(!row.steps().isEmpty(), "steps", what, problems);
    refuse(row.map() != null, "map", what, problems);
    refuse(row.table() != null, "table", what, problems);
    refuse(row.required(), "required", what, problems);
    refuse(row.defaultValue() != null, "default", what, problems);
    refuse(row.onBlank() != MappingRow.OnBlank.VALUE, "onBlank", what, problems);
    refuse(row.onError() != MappingRow.OnError.REJECT, "onError", what, problems);
  }

  static void refuseBesideEach(MappingRow row, RowProblems problems) {
    String what = "'each'";
    refuse(!row.steps().isEmpty(), "steps", what, problems);
    refuse(row.map() != null, "map", what, problems);
    refuse(row.table() != null, "table", what, problems);
    refuse(row.type() != null, "type", what, problems);
    refuse(row.link() != null, "link", what, problems);
    refuse(row.defaultValue() != null, "default", what, problems);
    refuse(row.onBlank() != MappingRow.OnBlank.VALUE, "onBlank", what, problems);
    refuse(row.onError() != MappingRow.OnError.REJECT, "onError", what, problems);
  }

  private static void refuse(boolean given, String member, String what, RowProblems problems) {
    if (given) {
      problems.add(member, "This has no effect beside " + what + ": leave it out.");
    }
  }

  static void refuseContradictions(MappingRow row, boolean ofMessage, RowProblems problems) {
    boolean mayEndEmpty =
        row.onError() == MappingRow.OnError.NULL || row.onError() == MappingRow.OnError.ABSENT;
    if (row.required() && mayEndEmpty) {
      problems.add(
          "onError",
          "A required value can't be left out when it is wrong: use reject, or leave out"
              + " 'required'.");
    }
    if (row.onError() == MappingRow.OnError.DEFAULT && row.defaultValue() == null) {
      problems.add("onError", "There is no default to use: give 'default'.");
    }
    if (row.map() != null && row.table() != null) {
      problems.add("table", "A row has either a value map or a decision table: keep one.");
    }
    if (ofMessage) {
      refuseForMessage(row, problems);
    }
  }

  private static void refuseForMessage(MappingRow row, RowProblems problems) {
    if (row.type() != null) {
      problems.add("type", "The type of " + row.target() + " is fixed: leave it out.");
    }
    if (row.constant() != null) {
      problems.add("constant", "Every message has its own " + row.target() + ": give a source.");
    }
    if (row.defaultValue() != null) {
      problems.add("default", "Every message has its own " + row.target() + ": leave this out.");
    }
    if (row.isKey() && row.onError() != MappingRow.OnError.REJECT) {
      problems.add("onError", "Without its key a message can't be used: leave this out.");
    }
    if (row.isKey() && !row.when().isEmpty()) {
      problems.add("when", "Without its key a message can't be used: leave this out.");
    }
  }
}
