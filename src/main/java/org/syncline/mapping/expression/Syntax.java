package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a parsed expression is made of: refuses what is not available here, puts a linear matcher in
 * the place of each regular expression, and marks the parts whose values are looked at while it
 * runs. Immutable once made.
 */
final class Syntax {
  /** Its value is computed or compared with. */
  static final int EXACT = 1;

  /** Its value becomes text. */
  static final int BECOMES_TEXT = 2;

  /** The items of its value are compared with. */
  static final int MEMBERS = 4;

  /** A {@code *}. */
  static final int WILDCARD = 8;

  /** A {@code &}: its value is a new text. */
  static final int CONCATENATION = 16;

  /** Its value is called. */
  static final int CALLED = 32;

  /** Its value is the key of a group, to which an item is added. */
  static final int KEY = 64;

  private static final Set<String> COMPUTING = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> COMPARING = Set.of("=", "!=", "<", "<=", ">", ">=");
  private static final double FIRST_INEXACT = 0x1p53;
  private static final int MOST_PARTS = 50_000;

  private final IdentityHashMap<Parser.Symbol, Integer> marks = new IdentityHashMap<>();
  private final IdentityHashMap<Parser.Symbol, List<Parser.Symbol>> keys = new IdentityHashMap<>();

  private Syntax() {}

  /**
   * Looks at an expression.
   *
   * @throws IllegalArgumentException with a sentence that names what can't be had
   */
  static Syntax of(Jsonata parsed) {
    Syntax syntax = new Syntax();
    Set<Parser.Symbol> seen =
        Collections.newSetFromMap(new IdentityHashMap<Parser.Symbol, Boolean>());
    Deque<Parser.Symbol> open = new ArrayDeque<>();
    open.push(SyntaxParts.root(parsed));
    while (!open.isEmpty()) {
      Parser.Symbol part = open.pop();
      if (seen.add(part)) {
        if (seen.size() > MOST_PARTS) {
          throw new IllegalArgumentException("The expression has too many parts: shorten it.");
        }
        syntax.look(part);
        SyntaxParts.parts(part).forEach(open::push);
      }
    }
    return syntax;
  }

  int marks(Parser.Symbol part) {
    return marks.isEmpty() ? 0 : marks.getOrDefault(part, 0);
  }

  /** The keys of the groups that a part makes. */
  List<Parser.Symbol> keys(Parser.Symbol part) {
    return keys.isEmpty() ? List.of() : keys.getOrDefault(part, List.of());
  }

  private void grouped(Parser.Symbol part, Parser.Symbol by) {
    List<Parser.Symbol> own = by.lhsObject.stream().map(pair -> pair[0]).toList();
    own.forEach(key -> mark(key, KEY));
    keys.put(part, own);
  }

  private void mark(Parser.@Nullable Symbol part, int mark) {
    if (part != null) {
      marks.merge(part, mark, (some, more) -> some | more);
    }
  }

  private void look(Parser.Symbol part) {
    if (part.group != null) {
      grouped(part, part.group);
    } else if (part.lhsObject != null && SyntaxParts.type(part).equals("unary")) {
      grouped(part, part);
    }
    switch (SyntaxParts.type(part)) {
      case "regex" -> regex(part);
      case "variable" -> Natives.refuseUnavailable(String.valueOf(SyntaxParts.value(part)));
      case "number" -> refuseInexact(SyntaxParts.value(part));
      case "lambda" -> refuseSignature(part);
      case "transform" ->
          throw missing(
              "the transform operator (| ... |)", "build the new object by { \"name\": value }");
      case "path" -> refuseGroupedTuples(part);
      case "wildcard" -> mark(part, WILDCARD);
      case "unary" -> mark(SyntaxParts.part(part, "expression"), EXACT);
      case "sort" ->
          SyntaxParts.parts(part, "terms")
              .forEach(term -> mark(SyntaxParts.part(term, "expression"), EXACT));
      case "function", "partial" -> mark(SyntaxParts.part(part, "procedure"), CALLED);
      case "apply" -> applied(SyntaxParts.part(part, "rhs"));
      case "binary" -> binary(part, String.valueOf(SyntaxParts.value(part)));
      default -> {
        // a name, a text, a block and the like: nothing to see
      }
    }
  }

  private void binary(Parser.Symbol part, String operator) {
    Parser.Symbol left = SyntaxParts.part(part, "lhs");
    Parser.Symbol right = SyntaxParts.part(part, "rhs");
    if (COMPUTING.contains(operator) || COMPARING.contains(operator)) {
      mark(left, EXACT);
      mark(right, EXACT);
    } else if (operator.equals("in")) {
      mark(left, EXACT);
      mark(right, EXACT | MEMBERS);
    } else if (operator.equals("&")) {
      mark(part, CONCATENATION);
      mark(left, BECOMES_TEXT);
      mark(right, BECOMES_TEXT);
    }
  }

  private void applied(Parser.@Nullable Symbol right) {
    if (right != null && !SyntaxParts.type(right).equals("function")) {
      mark(right, CALLED);
    }
  }

  private static void regex(Parser.Symbol part) {
    if (SyntaxParts.value(part) instanceof Pattern pattern) {
      SyntaxParts.replaceValue(part, RegexLiteral.of(pattern));
    }
  }

  private static void refuseInexact(@Nullable Object value) {
    if (value instanceof Number number && Math.abs(number.doubleValue()) >= FIRST_INEXACT) {
      throw new IllegalArgumentException(
          "The expression has a number beyond 9007199254740991, which can't be kept exactly: write"
              + " it as text.");
    }
  }

  /** The library checks arguments against it by a regular expression of its own making. */
  private static void refuseSignature(Parser.Symbol part) {
    if (part.signature != null) {
      throw missing("a function's signature (<...>)", "define the function without it");
    }
  }

  /** The library gathers such groups in time that grows with the square of their items. */
  private static void refuseGroupedTuples(Parser.Symbol part) {
    boolean tuples = SyntaxParts.parts(part, "steps").stream().anyMatch(step -> step.tuple != null);
    if (part.group != null && tuples) {
      throw missing(
          "grouping ({...}) behind a step with @, # or %", "group first, or use $reduce or $map");
    }
  }

  static IllegalArgumentException missing(String what, String instead) {
    return new IllegalArgumentException(
        "The expression has " + what + ", which is not available here: " + instead + ".");
  }
}
