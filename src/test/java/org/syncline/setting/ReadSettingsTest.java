package org.syncline.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.table.TableFormat;
import org.syncline.setting.GivenSettings.Given;

class ReadSettingsTest {
  private final Map<String, Given> given = new HashMap<>();
  private final ReadSettings read =
      new ReadSettings(
          name -> Optional.ofNullable(given.get(name)),
          new ServerFolders(Path.of("/srv/data"), Path.of("/srv/conf")));

  private SettingNow one(String name) {
    return read.all(GivenActor.ADA).stream()
        .filter(now -> now.setting().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_not_set_is_what_counts_then_in_the_folders_of_this_server() {
    assertThat(one("syncline.intake.groups"))
        .isEqualTo(
            new SettingNow(
                KnownSettings.named("syncline.intake.groups"), SettingSource.DEFAULT, "2"));
    assertThat(one("syncline.files.dir").value()).isEqualTo("/srv/data/syncline/files");
    assertThat(one("syncline.config.dir").value()).isEqualTo("/srv/conf/syncline");
    assertThat(one("syncline.oidc.issuer").value()).isEmpty();
  }

  @Test
  void a_setting_that_follows_another_says_what_that_one_says() {
    assertThat(one("syncline.node").value()).isEqualTo("1");

    given.put("jboss.tx.node.id", new Given(SettingSource.PROPERTY, "hub-7"));

    assertThat(one("syncline.node").value()).isEqualTo("hub-7");
    assertThat(one("syncline.node").given()).isFalse();
  }

  @Test
  void what_is_set_comes_with_where_it_was_set() {
    given.put("syncline.intake.groups", new Given(SettingSource.PROPERTY, " 4 "));
    given.put("syncline.jms.port", new Given(SettingSource.ENVIRONMENT, "6000"));

    assertThat(one("syncline.intake.groups").value()).isEqualTo("4");
    assertThat(one("syncline.intake.groups").source()).isEqualTo(SettingSource.PROPERTY);
    assertThat(one("syncline.jms.port").source()).isEqualTo(SettingSource.ENVIRONMENT);
  }

  @Test
  void a_secret_is_never_told_but_that_it_is_set() {
    given.put("syncline.db.password", new Given(SettingSource.ENVIRONMENT, "very secret"));

    assertThat(one("syncline.db.password").value()).isEmpty();
    assertThat(one("syncline.db.password").given()).isTrue();
    assertThat(one("syncline.tls.password").given()).isFalse();
    assertThat(given.toString()).doesNotContain("very secret");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/hub?user=hub&password=hunter2&ssl=true,"
        + " jdbc:postgresql://db/hub?user=hub&password=…&ssl=true",
    "jdbc:h2:file:/x;PASSWORD=hunter2;WRITE_DELAY=0, jdbc:h2:file:/x;PASSWORD=…;WRITE_DELAY=0",
    "https://me:hunter2@idp.example.org/x, https://me:…@idp.example.org/x",
    "jdbc:postgresql://127.0.0.1:5432/syncline, jdbc:postgresql://127.0.0.1:5432/syncline"
  })
  void a_password_in_an_address_is_not_told(String set, String told) {
    given.put("syncline.db.url", new Given(SettingSource.PROPERTY, set));

    assertThat(one("syncline.db.url").value()).isEqualTo(told);
  }

  @Test
  void who_may_not_read_settings_gets_none() {
    assertThatThrownBy(() -> read.all(GivenActor.without(Permission.READ_SETTINGS)))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void settings_are_a_table_with_what_they_mean() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new SettingsTable(
            List.of(one("syncline.intake.groups"), one("syncline.db.password")),
            new SettingMeanings(Locale.UK))
        .write(out, TableFormat.CSV);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFsetting,value,source,default,secret,meaning\r\n"
                + "syncline.intake.groups,2,default,2,false,"
                + "\"Most transactions of intake at one time, 1 to 32.\"\r\n"
                + "syncline.db.password,,default,,true,"
                + "\"Password of the hub at the database, for PostgreSQL.\"\r\n");
  }
}
