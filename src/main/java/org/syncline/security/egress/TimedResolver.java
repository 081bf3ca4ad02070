package org.syncline.security.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the system's resolver, which can't be hurried, from a few threads of its own, so that a name
 * server that is away holds up nobody for longer than he wants to wait.
 */
public final class TimedResolver implements HostResolver, AutoCloseable {
  private static final int AT_ONCE = 16;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Deadlines.daemons("syncline-resolver"));

  @Override
  public List<InetAddress> resolve(String name, Duration atMost) throws UnknownHostException {
    try {
      Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(name));
      return List.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      throw new UnknownHostException("Too many names are being looked up at the moment.");
    } catch (ExecutionException | TimeoutException e) {
      throw new UnknownHostException("The name was not found in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("The search for the name was interrupted.");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
