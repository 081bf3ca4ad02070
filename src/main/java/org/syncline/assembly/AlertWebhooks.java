package org.syncline.assembly;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.syncline.configuration.Documents;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Connectors;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.metrics.alert.Destination;
import org.syncline.metrics.alert.Notice;
import org.syncline.metrics.alert.NoticeWay;
import org.syncline.platform.Transactions;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.Connection;
import org.syncline.system.SystemDocument;

/**
 * Notices over connections of systems: the request that the settings of a connection describe as
 * {@code create} of an object, with its log-in and through the egress policy, as records go out.
 */
final class AlertWebhooks implements NoticeWay {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Transactions transactions;
  private final Documents documents;
  private final Connectors connectors;

  AlertWebhooks(Transactions transactions, Documents documents, Connectors connectors) {
    this.transactions = transactions;
    this.documents = documents;
    this.connectors = connectors;
  }

  /** What a destination leads to by now. */
  private sealed interface Found {
    record Usable(Way way) implements Found {}

    record Not(String sentence) implements Found {}
  }

  @Override
  public Optional<String> unusable(Destination destination) {
    return find(destination) instanceof Found.Not not
        ? Optional.of(not.sentence())
        : Optional.empty();
  }

  @Override
  public Sent send(Notice notice) {
    if (find(notice.destination()) instanceof Found.Usable usable) {
      return send(notice, usable.way());
    }
    return new Sent.Later(unusable(notice.destination()).orElse(""), null);
  }

  private static Sent send(Notice notice, Way way) {
    Write write =
        new Write(
            Objects.requireNonNull(notice.destination().object()),
            Operation.CREATE,
            null,
            0,
            0,
            notice.id(),
            notice.body().getBytes(StandardCharsets.UTF_8),
            LIMIT);
    try {
      return sent(way.write(write));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sent.Later("The server stopped while it was sent.", null);
    }
  }

  private static Sent sent(Answer answer) {
    if (answer instanceof Answer.Done) {
      return new Sent.Done();
    }
    if (answer instanceof Answer.Refused refused) {
      return new Sent.Never(refused.code() + ": " + refused.sentence());
    }
    if (answer instanceof Answer.Later later) {
      return new Sent.Later(later.sentence(), later.notBefore());
    }
    if (answer instanceof Answer.Uncertain uncertain) {
      return new Sent.Later(uncertain.sentence(), null);
    }
    return answer instanceof Answer.Misconfigured misconfigured
        ? new Sent.Later(misconfigured.sentence(), null)
        : new Sent.Later("The system says that what was sent is not there.", null);
  }

  private Found find(Destination destination) {
    String system = Objects.requireNonNull(destination.system());
    ConnectedSystem known =
        transactions
            .inNew(() -> documents.latest(Kind.SYSTEM, system))
            .map(document -> SystemDocument.parse(document.content()))
            .orElse(null);
    if (known == null) {
      return new Found.Not("There is no system '" + system + "': put it first.");
    }
    Connection connection =
        known.connection(Objects.requireNonNull(destination.connection())).orElse(null);
    if (connection == null || connection.kind() != Connection.Kind.REST) {
      return new Found.Not(
          "The system '"
              + system
              + "' has no connection '"
              + destination.connection()
              + "' of kind rest: notices go over such a one.");
    }
    return describing(Objects.requireNonNull(destination.object()), known, connection);
  }

  private Found describing(String object, ConnectedSystem system, Connection connection) {
    try {
      Way way = connectors.of(connection.kind()).orElseThrow().open(system, connection);
      return way.operations(object).contains(Operation.CREATE)
          ? new Found.Usable(way)
          : new Found.Not(
              "The settings of the connection '"
                  + connection.id()
                  + "' describe no 'create' for the object '"
                  + object
                  + "': describe it there.");
    } catch (InvalidConfiguration e) {
      return new Found.Not(
          "The settings of the connection '" + connection.id() + "' have mistakes: put it again.");
    }
  }
}
