package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;

/** What every store of receipts does. */
interface ReceiptsContract extends StoreContract {
  Instant SENT = Instant.parse("2026-03-29T01:30:00.123456Z");
  Instant ACCEPTED = Instant.parse("2026-10-25T01:30:00Z");

  private Receipts receipts() {
    return kit().stores().receipts();
  }

  static Receipt receipt(long id, String messageId, int occurrence, String transportId) {
    return Receipt.stored(
        id,
        "erp",
        "customer",
        messageId,
        occurrence,
        transportId,
        "hash",
        3,
        "jms",
        1,
        SENT,
        SENT,
        ACCEPTED);
  }

  @Test
  default void a_receipt_comes_back_as_it_was_stored() {
    committed(() -> receipts().add(List.of(receipt(1, "Ä-1", 0, "t")), List.of()));

    assertThat(receipts().find(1))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(receipt(1, "Ä-1", 0, "t"));
    assertThat(receipts().find(2)).isEmpty();
  }

  @Test
  default void a_message_id_is_known_with_all_its_occurrences_in_order() {
    committed(
        () ->
            receipts()
                .add(
                    List.of(
                        receipt(3, "m", 1, "t1"),
                        receipt(1, "m", 0, "t0"),
                        receipt(2, "other", 0, "t2")),
                    List.of()));

    assertThat(receipts().known(List.of("erp", "shop"), List.of("m", "unheard")))
        .containsExactly(
            new Known(1, "erp", "customer", "m", 0, "t0", "hash"),
            new Known(3, "erp", "customer", "m", 1, "t1", "hash"));
    assertThat(receipts().known(List.of("shop"), List.of("m"))).isEmpty();
  }

  @Test
  default void the_same_occurrence_of_a_message_id_is_refused_and_the_transaction_undone() {
    committed(() -> receipts().add(List.of(receipt(1, "m", 0, "t")), List.of()));

    assertThatThrownBy(
            () ->
                committed(
                    () ->
                        receipts()
                            .add(
                                List.of(receipt(2, "n", 0, "t"), receipt(3, "m", 0, "t")),
                                List.of())))
        .isInstanceOf(RuntimeException.class);

    assertThat(receipts().find(2)).isEmpty();
  }

  @Test
  default void bodies_come_back_byte_for_byte_with_kind_and_charset() {
    byte[] large = new byte[3 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    byte[] small = "{\"ä\":\0}".getBytes(StandardCharsets.UTF_8);
    committed(
        () ->
            receipts()
                .add(
                    List.of(receipt(1, "a", 0, "t"), receipt(2, "b", 0, "t")),
                    List.of(
                        new StoredBody(1, BodyKind.TEXT, new SourceBody(small, "UTF-8")),
                        new StoredBody(2, BodyKind.BYTES, new SourceBody(large, null)))));

    assertThat(receipts().bodies(List.of(1L, 2L, 3L))).hasSize(2);
    StoredBody text = receipts().body(1).orElseThrow();
    StoredBody bytes = receipts().body(2).orElseThrow();
    assertThat(text.kind()).isEqualTo(BodyKind.TEXT);
    assertThat(text.body().charset()).isEqualTo("UTF-8");
    assertThat(text.body().bytes()).isEqualTo(small);
    assertThat(bytes.body().charset()).isNull();
    assertThat(bytes.body().bytes()).isEqualTo(large);
    assertThat(receipts().body(3)).isEmpty();
  }

  @Test
  default void all_comes_in_order_of_id() {
    committed(
        () ->
            receipts()
                .add(
                    List.of(
                        receipt(9, "c", 0, "t"), receipt(2, "a", 0, "t"), receipt(5, "b", 0, "t")),
                    List.of()));

    assertThat(receipts().all(List.of(9L, 5L, 2L, 4L)))
        .extracting(Receipt::id)
        .containsExactly(2L, 5L, 9L);
  }

  @Test
  default void the_number_of_flows_can_be_corrected() {
    committed(() -> receipts().add(List.of(receipt(1, "m", 0, "t")), List.of()));

    committed(() -> receipts().setFlows(1, 3));

    assertThat(receipts().find(1).orElseThrow().flows()).isEqualTo(3);
  }

  @Test
  default void a_start_brings_a_block_of_ids_of_its_own_the_time_and_the_epoch() {
    kit().epoch(7);

    Receipts.Start one = kit().transactions().inNew(() -> receipts().begin());
    Receipts.Start other = kit().transactions().inNew(() -> receipts().begin());

    assertThat(other.firstId()).isGreaterThanOrEqualTo(one.firstId() + Receipts.GROUP_LIMIT);
    assertThat(other.now()).isAfterOrEqualTo(one.now());
    assertThat(one.now()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(one.epoch()).isEqualTo(7);
  }
}
