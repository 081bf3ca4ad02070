package org.syncline.metrics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;

/**
 * The facts of one transaction as they are kept until they are counted: a version, a number of
 * facts, and each of these. Whole numbers have seven bits a byte, the lowest first, signed ones
 * zigzag; moments are microseconds since the one before them; a text that came before is its place
 * among those that came, from 1 on, and a new one 0 and itself. A time of a source that lies before
 * the year 2000 or behind 9998 is not kept.
 */
final class FactForm {
  private static final int VERSION = 1;
  private static final int MESSAGE = 0;
  private static final int DELIVERY = 1;

  /** What senders write as their time can be anything: outside of these it is none, and unknown. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private FactForm() {}

  static byte[] toBytes(List<Fact> facts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * facts.size());
    try {
      Writer out = new Writer(new DataOutputStream(bytes));
      out.number(VERSION);
      out.number(facts.size());
      for (Fact fact : facts) {
        if (fact instanceof Fact.OfMessage message) {
          out.number(MESSAGE);
          out.message(message);
        } else {
          out.number(DELIVERY);
          out.delivery((Fact.OfDelivery) fact);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalStateException if they are nothing that {@link #toBytes} made
   */
  static List<Fact> fromBytes(byte[] bytes) {
    try {
      Reader in = new Reader(new DataInputStream(new ByteArrayInputStream(bytes)));
      long version = in.number();
      if (version != VERSION) {
        throw new IllegalStateException("Facts of version " + version + " can't be read.");
      }
      long count = in.number();
      List<Fact> facts = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        facts.add(in.number() == MESSAGE ? in.message() : in.delivery());
      }
      return facts;
    } catch (IOException e) {
      throw new IllegalStateException("Facts can't be read.", e);
    }
  }

  private static final class Writer {
    private final DataOutputStream out;
    private final Map<String, Integer> texts = new HashMap<>();
    private long last;

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void message(Fact.OfMessage message) throws IOException {
      text(message.system());
      text(message.flow());
      text(message.outcome());
      Since since = message.since();
      flag(since != null);
      if (since != null) {
        momentOrNull(since.sentAt());
        moment(since.acceptedAt());
        moment(since.startedAt());
      }
      Settled.ByMapping mapping = message.mapping();
      flag(mapping != null);
      if (mapping != null) {
        text(mapping.mapping());
        number(mapping.asked());
        number(mapping.mapped());
        flag(mapping.whole());
      }
    }

    void delivery(Fact.OfDelivery delivery) throws IOException {
      text(delivery.flow());
      text(delivery.system());
      text(delivery.outcome());
      Passage passage = delivery.passage();
      flag(passage != null);
      if (passage != null) {
        momentOrNull(passage.cause().source());
        momentOrNull(passage.cause().accepted());
        momentOrNull(passage.cause().started());
        moment(passage.planned());
        momentOrNull(passage.claimed());
        moment(passage.delivered());
        moment(passage.kept());
        number(passage.calls().toNanos() / 1_000);
        number(passage.tries());
      }
    }

    void number(long value) throws IOException {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.writeByte((int) ((rest & 0x7F) | 0x80));
        rest >>>= 7;
      }
      out.writeByte((int) rest);
    }

    private void flag(boolean value) throws IOException {
      out.writeBoolean(value);
    }

    private void moment(Instant moment) throws IOException {
      long micros = ChronoUnit.MICROS.between(Instant.EPOCH, moment);
      long step = micros - last;
      last = micros;
      number((step << 1) ^ (step >> 63));
    }

    private void momentOrNull(@Nullable Instant moment) throws IOException {
      if (moment == null || moment.isBefore(FIRST) || !moment.isBefore(LAST)) {
        flag(false);
      } else {
        flag(true);
        moment(moment);
      }
    }

    private void text(String text) throws IOException {
      Integer known = texts.putIfAbsent(text, texts.size() + 1);
      number(known == null ? 0 : known);
      if (known == null) {
        out.writeUTF(text);
      }
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private final List<String> texts = new ArrayList<>();
    private long last;

    Reader(DataInputStream in) {
      this.in = in;
    }

    Fact.OfMessage message() throws IOException {
      return new Fact.OfMessage(
          text(),
          text(),
          text(),
          flag() ? new Since(momentOrNull(), moment(), moment()) : null,
          flag() ? new Settled.ByMapping(text(), (int) number(), (int) number(), flag()) : null);
    }

    Fact.OfDelivery delivery() throws IOException {
      return new Fact.OfDelivery(text(), text(), text(), flag() ? passage() : null);
    }

    private Passage passage() throws IOException {
      return new Passage(
          new Cause(momentOrNull(), momentOrNull(), momentOrNull()),
          moment(),
          momentOrNull(),
          moment(),
          moment(),
          Duration.of(number(), ChronoUnit.MICROS),
          (int) number());
    }

    long number() throws IOException {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int next = in.readUnsignedByte();
        value |= (long) (next & 0x7F) << shift;
        if ((next & 0x80) == 0) {
          return value;
        }
      }
      throw new IllegalStateException("A number of facts has no end.");
    }

    private boolean flag() throws IOException {
      return in.readBoolean();
    }

    private Instant moment() throws IOException {
      long coded = number();
      last += (coded >>> 1) ^ -(coded & 1);
      return Instant.EPOCH.plus(last, ChronoUnit.MICROS);
    }

    private @Nullable Instant momentOrNull() throws IOException {
      return flag() ? moment() : null;
    }

    private String text() throws IOException {
      int place = (int) number();
      if (place == 0) {
        String text = in.readUTF();
        texts.add(text);
        return text;
      }
      return texts.get(place - 1);
    }
  }
}
