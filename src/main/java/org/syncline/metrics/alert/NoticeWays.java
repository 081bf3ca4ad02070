package org.syncline.metrics.alert;

/** The way to each kind of destination. */
public record NoticeWays(NoticeWay log, NoticeWay jms, NoticeWay webhook) {

  NoticeWay to(Destination destination) {
    return switch (destination.kind()) {
      case LOG -> log;
      case JMS -> jms;
      case WEBHOOK -> webhook;
    };
  }
}
