package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.KeepTokens.Result;
import org.syncline.security.KeepTokens.Wanted;

class KeepTokensTest {
  private static final Actor OTTO = GivenActor.without(Permission.ADMINISTER_ACCOUNTS);
  @TempDir private Path folder;
  private AccessWorld world;
  private KeepTokens tokens;

  @BeforeEach
  void accounts() {
    world = new AccessWorld(folder).with("ada", Role.ADMIN).with("bob", Role.OPERATOR);
    tokens = world.keepTokens;
  }

  private Result.Done made(String account, int days, Permission... scopes) {
    return (Result.Done)
        tokens.make(account, new Wanted("for a test", Set.of(scopes), days), GivenActor.ADA);
  }

  @Test
  void a_token_speaks_for_its_account_and_does_no_more_than_its_scopes() {
    Result.Done bobs = made("bob", 1, Permission.READ_RECORDS);

    Caller caller = tokens.caller(bobs.secret()).orElseThrow();

    assertThat(caller.name()).isEqualTo("bob");
    assertThat(caller.permissions()).containsExactly(Permission.READ_RECORDS);
    assertThat(bobs.secret()).startsWith("syncline_").hasSize(52);
    assertThat(bobs.toString()).doesNotContain(bobs.secret());
    assertThat(bobs.token().hash()).doesNotContain(bobs.secret());
  }

  @Test
  void without_scopes_it_may_what_its_account_may_but_for_accounts_and_tokens() {
    Caller caller = tokens.caller(made("ada", 1).secret()).orElseThrow();

    assertThat(caller.may(Permission.CONFIGURE)).isTrue();
    assertThat(caller.may(Permission.ADMINISTER_ACCOUNTS)).isFalse();
    assertThat(caller.may(Permission.KEEP_OWN_ACCOUNT)).isFalse();
  }

  @Test
  void it_loses_what_its_account_loses() {
    Result.Done adas = made("ada", 1, Permission.CONFIGURE, Permission.READ_RECORDS);
    world.accounts.setStanding("ada", Account.Standing.of(Role.OPERATOR));

    assertThat(tokens.caller(adas.secret()).orElseThrow().permissions())
        .containsExactly(Permission.READ_RECORDS);
    world.accounts.remove("ada");
    assertThat(tokens.caller(adas.secret())).isEmpty();
  }

  @Test
  void it_ends_with_its_time_and_when_it_is_revoked() {
    Result.Done dayLong = made("bob", 1);
    Result.Done revoked = made("bob", 100);

    assertThat(tokens.revoke("bob", revoked.token().id(), GivenActor.ADA)).isTrue();
    assertThat(tokens.revoke("bob", revoked.token().id(), GivenActor.ADA)).isFalse();
    assertThat(tokens.caller(revoked.secret())).isEmpty();
    assertThat(tokens.caller(dayLong.secret())).isPresent();
    world.clock.step(Duration.ofDays(1));
    assertThat(tokens.caller(dayLong.secret())).isEmpty();
    assertThat(tokens.of("bob", GivenActor.ADA).orElseThrow()).isEmpty();
    assertThat(tokens.of("nobody", GivenActor.ADA)).isEmpty();
  }

  @Test
  void nobody_makes_or_sees_tokens_of_others_but_administrators() {
    assertThatThrownBy(() -> tokens.make("ada", new Wanted("x", Set.of(), 1), OTTO))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> tokens.of("ada", OTTO)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> tokens.revoke("ada", "1", OTTO))
        .isInstanceOf(NotAllowedException.class);
    // GivenActor.without is called bob.
    assertThat(tokens.make("bob", new Wanted("x", Set.of(), 1), OTTO))
        .isInstanceOf(Result.Done.class);
  }

  @Test
  void what_the_account_may_not_its_token_may_not() {
    Wanted more = new Wanted("x", Set.of(Permission.CONFIGURE), 1);
    assertThat(tokens.make("bob", more, GivenActor.ADA))
        .isInstanceOfSatisfying(
            Result.Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("scopes"));
    assertThat(tokens.make("nobody", new Wanted("x", Set.of(), 1), GivenActor.ADA))
        .isEqualTo(new Result.NoSuchAccount());
    assertThat(tokens.make("bob", new Wanted("x", Set.of(), 367), GivenActor.ADA))
        .isInstanceOf(Result.Invalid.class);
    assertThat(tokens.make("bob", new Wanted(" ", Set.of(), 3), GivenActor.ADA))
        .isInstanceOf(Result.Invalid.class);
  }

  @Test
  void a_blocked_account_has_no_token_that_is_worth_anything_until_it_is_let_in_again() {
    Result.Done bobs = made("bob", 1);

    world.administer.block("bob", GivenActor.ADA);
    assertThat(tokens.caller(bobs.secret())).isEmpty();
    world.administer.unblock("bob", GivenActor.ADA);

    assertThat(tokens.caller(bobs.secret())).isPresent();
  }

  private static TokenQuery query(String account, int limit) {
    return new TokenQuery(account, null, false, null, limit);
  }

  @Test
  void tokens_of_all_accounts_come_page_by_page_in_the_order_in_which_they_end() {
    String later = made("bob", 9).token().id();
    String sooner = made("ada", 3).token().id();
    String last = made("ada", 10).token().id();

    KeepTokens.Page first = tokens.page(query(null, 2), GivenActor.ADA);
    KeepTokens.Page second = tokens.page(query(null, 2).page(first.next(), 2), GivenActor.ADA);

    assertThat(first.tokens()).extracting(ApiToken::id).containsExactly(sooner, later);
    assertThat(second.tokens()).extracting(ApiToken::id).containsExactly(last);
    assertThat(second.next()).isNull();
    assertThat(tokens.page(query("bob", 2), OTTO).tokens())
        .extracting(ApiToken::id)
        .containsExactly(later);
    world.clock.step(Duration.ofDays(3));
    assertThat(tokens.page(query(null, 9), GivenActor.ADA).tokens()).hasSize(2);
  }

  @Test
  void only_administrators_search_the_tokens_of_others() {
    assertThatThrownBy(() -> tokens.page(query(null, 1), OTTO))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> tokens.page(query("ada", 1), OTTO))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> tokens.scopes("ada", OTTO)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.exportTokens.begin(query(null, 1), OTTO, TableFormat.CSV))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> world.exportTokens.begin(query("ada", 1), OTTO, TableFormat.CSV))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void what_a_token_can_be_kept_to_is_what_its_account_may_but_for_accounts_and_tokens() {
    assertThat(tokens.scopes("bob", GivenActor.ADA).orElseThrow())
        .contains(Permission.READ_MESSAGES)
        .doesNotContain(
            Permission.CONFIGURE, Permission.KEEP_OWN_ACCOUNT, Permission.ADMINISTER_ACCOUNTS);
    assertThat(tokens.scopes("nobody", GivenActor.ADA)).isEmpty();
  }

  @Test
  void tokens_are_taken_away_as_a_table_without_their_secrets_and_that_is_noted() throws Exception {
    Result.Done bobs = made("bob", 1, Permission.READ_API, Permission.READ_RECORDS);
    made("ada", 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    world.exportTokens.begin(query("bob", 1), OTTO, TableFormat.CSV).writeTo(out);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFtoken,user,label,scopes,created,expires\r\n"
                + bobs.token().id()
                + ",bob,for a test,\"api.read, records.read\","
                + bobs.token().createdAt()
                + ","
                + bobs.token().expiresAt()
                + "\r\n")
        .doesNotContain(bobs.secret())
        .doesNotContain(bobs.token().hash());
    assertThat(world.audit.acts())
        .contains(Act.done("bob", "token.export", "account/bob", "format=csv rows=1 complete"));
  }

  @Test
  void a_place_in_the_list_is_read_from_its_word_alone() {
    for (String word :
        new String[] {
          "", "1", "2026-11-22T10:00:00Z", "yesterday_abc", "2026-11-22T10:00:00Z_a b"
        }) {
      assertThat(TokenQuery.Place.read(word)).as(word).isEmpty();
    }
  }

  @Test
  void what_is_done_with_tokens_is_in_the_trail_and_no_secret() {
    Result.Done bobs = made("bob", 1, Permission.READ_API);
    tokens.revoke("bob", bobs.token().id(), GivenActor.ADA);

    assertThat(world.audit.acts())
        .contains(
            Act.done(
                "ada",
                "token.make",
                "account/bob",
                "token=" + bobs.token().id() + " scopes=api.read"),
            Act.done("ada", "token.revoke", "account/bob", "token=" + bobs.token().id()))
        .noneMatch(act -> act.toString().contains(bobs.secret()));
  }

  @Test
  void an_account_has_fifty_tokens_at_most() {
    for (int i = 0; i < 50; i++) {
      made("bob", 1);
    }

    assertThat(tokens.make("bob", new Wanted("x", Set.of(), 1), GivenActor.ADA))
        .isInstanceOf(Result.Invalid.class);
    world.clock.step(Duration.ofDays(1));
    assertThat(tokens.make("bob", new Wanted("x", Set.of(), 1), GivenActor.ADA))
        .isInstanceOf(Result.Done.class);
  }
}
