package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {
  @TempDir private Path folder;
  private AccessWorld world;

  @BeforeEach
  void emptyHub() {
    world = new AccessWorld(folder);
  }

  private String token() throws IOException {
    return Files.readString(world.file.path()).strip();
  }

  private SetUp.Result run(String token) {
    return world.setUp.run(token, "ada", AccessWorld.PASSWORD, "127.0.0.1");
  }

  @Test
  void the_first_start_writes_a_long_token_that_only_the_owner_can_read() throws IOException {
    world.firstStart("one").prepare();

    assertThat(token()).hasSize(43);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.file.path())))
        .isEqualTo("rw-------");
    assertThat(world.tokens.lockAll()).hasSize(1).doesNotContain(token());
  }

  @Test
  void the_token_makes_the_first_administrator_and_is_used_up() throws IOException {
    world.firstStart("one").prepare();
    String token = token();

    assertThat(run(token)).isInstanceOf(SetUp.Result.Done.class);

    assertThat(world.file.path()).doesNotExist();
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    assertThat(run(token)).isEqualTo(run("wrong")).isEqualTo(new SetUp.Result.Refused());
  }

  @Test
  void the_set_up_is_open_until_there_is_an_administrator() throws IOException {
    world.firstStart("one").prepare();
    assertThat(world.setUp.isOpen()).isTrue();

    run(token());

    assertThat(world.setUp.isOpen()).isFalse();
  }

  @Test
  void a_weak_password_does_not_use_up_the_token() throws IOException {
    world.firstStart("one").prepare();
    String token = token();

    assertThat(world.setUp.run(token, "ada", "short", "127.0.0.1"))
        .isInstanceOf(SetUp.Result.Invalid.class);

    assertThat(run(token)).isInstanceOf(SetUp.Result.Done.class);
  }

  @Test
  void a_weak_password_with_a_wrong_token_tells_nothing() {
    world.firstStart("one").prepare();

    assertThat(world.setUp.run("wrong", "ada", "short", "127.0.0.1"))
        .isEqualTo(new SetUp.Result.Refused());
  }

  @Test
  void a_restart_keeps_a_token_that_is_not_used_yet() throws IOException {
    world.firstStart("one").prepare();
    String token = token();

    world.firstStart("one").prepare();

    assertThat(token()).isEqualTo(token);
  }

  @Test
  void a_token_whose_file_was_lost_is_replaced() throws IOException {
    world.firstStart("one").prepare();
    String lost = token();
    Files.delete(world.file.path());

    world.firstStart("one").prepare();

    assertThat(run(lost)).isEqualTo(new SetUp.Result.Refused());
    assertThat(run(token())).isInstanceOf(SetUp.Result.Done.class);
  }

  @Test
  void tokens_of_two_nodes_make_one_administrator() throws IOException {
    world.firstStart("one").prepare();
    String first = token();
    Files.delete(world.file.path());
    world.firstStart("two").prepare();
    String second = token();

    assertThat(run(second)).isInstanceOf(SetUp.Result.Done.class);
    assertThat(run(first)).isEqualTo(new SetUp.Result.Refused());
  }

  @Test
  void a_hub_with_accounts_makes_no_token_and_removes_an_old_file() throws IOException {
    world.firstStart("one").prepare();
    world.with("ada", Role.ADMIN);

    world.firstStart("one").prepare();

    assertThat(world.file.path()).doesNotExist();
    assertThat(world.tokens.lockAll()).isEmpty();
  }

  @Test
  void tries_are_limited_by_the_minute() throws IOException {
    world.firstStart("one").prepare();
    for (int i = 0; i < 10; i++) {
      assertThat(run("wrong")).isEqualTo(new SetUp.Result.Refused());
    }

    assertThat(run(token())).isInstanceOf(SetUp.Result.TooManyTries.class);

    world.clock.step(Duration.ofMinutes(1));
    assertThat(run(token())).isInstanceOf(SetUp.Result.Done.class);
  }
}
