package org.syncline.mutation;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Spares PIT the tests that it would run only to learn their names. The process that changes a
 * class asks for whole classes of tests at first, which takes longer than all that follows; tests
 * whose end it wants to know it asks for by unique ids. In any other process this does nothing, nor
 * without {@code -Djunit.jupiter.extensions.autodetection.enabled=true}.
 */
public final class TestsByName implements LauncherDiscoveryListener, InvocationInterceptor {
  private static final boolean ON =
      System.getProperty("sun.java.command", "")
          .startsWith("org.pitest.mutationtest.execute.MutationTestMinion");

  private static volatile boolean onlyNames;

  @Override
  public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
    onlyNames = ON && request.getSelectorsByType(UniqueIdSelector.class).isEmpty();
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  private static void run(Invocation<Void> invocation) throws Throwable {
    if (onlyNames) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }
}
