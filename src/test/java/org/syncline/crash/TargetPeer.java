package org.syncline.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;

/** A system that is written to. Its door opens and shuts at one port; its books stay. */
final class TargetPeer implements AutoCloseable {
  private final PeerLedger ledger = new PeerLedger();
  private final int port;
  private @Nullable FakePeer door;
  private @Nullable ServerSocket deafDoor;
  private volatile Function<Asked, Fault> fault = unused -> new Fault.None();
  private volatile Consumer<Asked> answered = unused -> {};

  TargetPeer() throws IOException {
    FakePeer first = FakePeer.with(ledger);
    port = first.port();
    door = setUp(first);
  }

  private FakePeer setUp(FakePeer fresh) {
    return fresh
        .keepingNone()
        .judging(asked -> fault.apply(asked))
        .telling(asked -> answered.accept(asked));
  }

  int port() {
    return port;
  }

  PeerLedger ledger() {
    return ledger;
  }

  /** What goes wrong with a request from now on. */
  void goesWrong(Function<Asked, Fault> how) {
    fault = how;
  }

  void isWell() {
    fault = unused -> new Fault.None();
  }

  /** Who is told of each answer right after it was written. */
  void whenAnswered(Consumer<Asked> listener) {
    answered = listener;
  }

  /** Connections are refused from now on, those there are end. */
  void shut() throws IOException {
    if (door != null) {
      door.close();
      door = null;
    }
    if (deafDoor != null) {
      deafDoor.close();
      deafDoor = null;
    }
  }

  /** Connections are made from now on, and nobody ever reads what comes over them. */
  void goDeaf() throws IOException {
    shut();
    deafDoor = new ServerSocket(port, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  /** Opens the door again. */
  void open() throws IOException {
    shut();
    door = setUp(FakePeer.at(port, ledger));
  }

  @Override
  public void close() throws IOException {
    ledger.release();
    shut();
  }
}
