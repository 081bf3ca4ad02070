package org.syncline.mapping.suggestion;

import java.util.HashSet;
import java.util.Set;

/** Prints what is right and wrong in the tuning part. */
final class TuningReport {
  public static void main(String[] args) throws Exception {
    boolean all = args.length > 0 && args[0].equals("heldout");
    int right = 0, wrong = 0, expected = 0, low = 0;
    for (LabelledCase c : LabelledCase.all()) {
      if (c.isForTuning() == all) {
        continue;
      }
      Suggestions s = c.suggest(0.0);
      Set<String> found = new HashSet<>();
      expected += c.rows().size();
      StringBuilder out = new StringBuilder();
      for (Suggestion x : s.suggestions()) {
        boolean ok = c.isRight(x);
        if (x.score() >= 0.6) {
          if (ok) {
            right++;
          } else {
            wrong++;
          }
        }
        if (ok && x.score() >= 0.6) {
          found.add(x.target());
        }
        System.out.println("DATA " + (ok ? 1 : 0) + " " + x.score());
        if (!ok && x.score() >= 0.3 || ok && x.score() < 0.75) {
          out.append(
              (ok ? "  low   " : "  WRONG ")
                  + x.score()
                  + " "
                  + x.target()
                  + " <- "
                  + x.source()
                  + " "
                  + x.reasons()
                  + x.toDecide()
                  + "\n");
        }
      }
      for (String t : c.rows().keySet()) {
        if (s.suggestions().stream().noneMatch(x -> x.target().equals(t) && c.isRight(x))) {
          out.append("  MISS  " + t + " <- " + c.rows().get(t) + "\n");
        }
      }
      if (!all) System.out.println(c.name() + "\n" + out);
    }
    System.out.println(
        "right "
            + right
            + " wrong "
            + wrong
            + " expected "
            + expected
            + " P="
            + (double) right / (right + wrong)
            + " R="
            + (double) right / expected);
  }
}
