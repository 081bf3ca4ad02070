package org.syncline.mapping.expression;

import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Ends an evaluation and never leaves the package: whoever evaluates returns the fault. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final Fault fault;

  private Stopped(Fault fault) {
    // No stack trace: this is data about an expression, not a fault of ours.
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  /** More than an evaluation may take. */
  static Stopped limit(String message) {
    return new Stopped(new Fault(Codes.EXPRESSION_LIMIT, message));
  }

  /** The values are not what the expression computes with. */
  static Stopped failed(String message) {
    return new Stopped(new Fault(Codes.EXPRESSION_FAILED, message));
  }

  Fault fault() {
    return fault;
  }
}
