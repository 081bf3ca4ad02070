package org.syncline.sync.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.function.Supplier;

/** Stores that fail as a test asks for. */
final class FaultyStores {
  private final Stores real;
  private final Outcomes outcomes;
  private final Receipts receipts;

  private FaultyStores(Stores real, Outcomes outcomes, Receipts receipts) {
    this.real = real;
    this.outcomes = outcomes;
    this.receipts = receipts;
  }

  static FaultyStores over(Stores real) {
    return new FaultyStores(real, real.outcomes(), real.receipts());
  }

  /** Fails whenever an outcome of this lane key is written. */
  FaultyStores failingFor(String key, Supplier<RuntimeException> fault) {
    return new FaultyStores(real, outcomesFailingFor(key, fault), receipts);
  }

  /** Asked at the start of each group's transaction; throws or does not. */
  FaultyStores atBegin(Runnable check) {
    Receipts checked =
        (Receipts)
            Proxy.newProxyInstance(
                FaultyStores.class.getClassLoader(),
                new Class<?>[] {Receipts.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("begin")) {
                    check.run();
                  }
                  return call(() -> method.invoke(receipts, arguments));
                });
    return new FaultyStores(real, outcomes, checked);
  }

  Stores stores() {
    return new Stores(
        receipts,
        outcomes,
        real.lanes(),
        real.links(),
        real.records(),
        real.conflicts(),
        real.merges(),
        real.relations(),
        real.duties(),
        real.facts(),
        real.audit());
  }

  private Outcomes outcomesFailingFor(String key, Supplier<RuntimeException> fault) {
    return (Outcomes)
        Proxy.newProxyInstance(
            FaultyStores.class.getClassLoader(),
            new Class<?>[] {Outcomes.class},
            (proxy, method, arguments) -> {
              boolean writes = method.getName().equals("add") || method.getName().equals("replace");
              if (writes
                  && ((Collection<?>) arguments[0])
                      .stream().anyMatch(outcome -> key.equals(((Outcome) outcome).key()))) {
                throw fault.get();
              }
              return call(() -> method.invoke(outcomes, arguments));
            });
  }

  private interface Call {
    Object run() throws IllegalAccessException, InvocationTargetException;
  }

  private static Object call(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
