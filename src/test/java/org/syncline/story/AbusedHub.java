package org.syncline.story;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.syncline.server.HubServer;

/**
 * One hub for all tests that abuse it, started by the first that asks and closed after the last.
 */
final class AbusedHub implements ParameterResolver {
  /** Milliseconds that the head of a request may take, so that slow ones are not waited for. */
  static final int HEAD_TIMEOUT = 1_000;

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(AbusedHub.class);

  /** Closes the hub with the store that holds it. */
  private record Kept(HubUnderTest hub) implements ExtensionContext.Store.CloseableResource {
    static Kept started() {
      try {
        return new Kept(
            HubUnderTest.start(
                HubServer.named("abuse")
                    .withSamples()
                    .with("syncline.http.head-timeout", Integer.toString(HEAD_TIMEOUT))));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      hub.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == HubUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(Kept.class, key -> Kept.started(), Kept.class)
        .hub();
  }
}
