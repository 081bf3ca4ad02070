package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

/**
 * A query as a part for each target, which has an index in the order of ids: of several at once the
 * database would read all there is of them, and sort it.
 */
record FoundDeliveries(DeliveryQuery query, @Nullable List<String> flows) {
  static FoundDeliveries by(DeliveryQuery query) {
    Set<String> flows = query.flows();
    return new FoundDeliveries(query, flows == null ? null : flows.stream().sorted().toList());
  }

  int parts() {
    return flows == null ? 1 : flows.size();
  }

  String order() {
    return " order by id" + (falls() ? " desc" : "");
  }

  private boolean falls() {
    return query.order() == DeliveryQuery.Order.NEWEST_FIRST;
  }

  /** All parts, each with no more than its limit. */
  String of(String select) {
    String part =
        "("
            + select
            + "where d.id "
            + (falls() ? "< ?" : "> ?")
            + (flows == null ? "" : " and d.flow_id = ?")
            + is(query.status())
            + (query.record() == null ? "" : " and d.record_id = ?")
            + (query.settled().from() == null ? "" : " and d.settled_at >= ?")
            + (query.settled().to() == null ? "" : " and d.settled_at < ?")
            + order()
            + " limit ?)";
    return "select * from ("
        + String.join(" union all ", Collections.nCopies(parts(), part))
        + ") d";
  }

  /** A duty that somebody is at is kept as what it was before. */
  private static String is(@Nullable Status status) {
    if (status == null) {
      return "";
    }
    return switch (status) {
      case SENDING ->
          " and d.status <> 'uncertain'"
              + " and d.id = any(array(select delivery_id from delivery_lease))";
      case PENDING, RETRYING -> " and d.status = ? and" + DeliveryRows.FREE;
      default -> " and d.status = ?";
    };
  }

  void bind(Sql.Parameters p, int most) throws SQLException {
    if (flows == null) {
      bindPart(p, null, most);
    } else {
      for (String flow : flows) {
        bindPart(p, flow, most);
      }
    }
  }

  private void bindPart(Sql.Parameters p, @Nullable String flow, int most) throws SQLException {
    Long before = query.before();
    p.number(before != null ? before : falls() ? Long.MAX_VALUE : 0);
    if (flow != null) {
      p.text(flow);
    }
    Status status = query.status();
    if (status != null && status != Status.SENDING) {
      p.text(status.word());
    }
    Long record = query.record();
    if (record != null) {
      p.number(record);
    }
    Instant from = query.settled().from();
    if (from != null) {
      p.time(from);
    }
    Instant to = query.settled().to();
    if (to != null) {
      p.time(to);
    }
    p.count(most);
  }
}
