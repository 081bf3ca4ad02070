package org.syncline.sync.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.SettingsSchema;

/**
 * A connector, as the API shows it.
 *
 * @param guarantees sentences, and what it can't
 * @param schema of the settings, in JSON Schema 2020-12
 */
public record ConnectorView(
    String kind,
    List<String> abilities,
    List<String> guarantees,
    List<SettingView> settings,
    Map<String, Object> schema) {

  /** Without its settings. */
  public record Brief(String kind, List<String> abilities, List<String> guarantees) {
    static Brief of(Description description) {
      return new Brief(
          Words.of(description.kind()), abilitiesOf(description), description.guarantees());
    }
  }

  /** All of them, without their settings. */
  public record ListView(List<Brief> connectors) {}

  /**
   * A member of the settings.
   *
   * @param name its path, with {@code []} for items of a list and {@code *} for any name
   * @param otherwise left out where there is nothing in its place
   */
  public record SettingView(
      String name,
      String type,
      boolean required,
      List<String> choices,
      @Nullable String otherwise,
      String meaning) {
    static SettingView of(Description.Setting setting) {
      return new SettingView(
          setting.name(),
          Words.of(setting.type()),
          setting.required(),
          setting.choices(),
          setting.otherwise(),
          setting.meaning());
    }
  }

  static ConnectorView of(Description description) {
    return new ConnectorView(
        Words.of(description.kind()),
        abilitiesOf(description),
        description.guarantees(),
        description.settings().stream().map(SettingView::of).toList(),
        SettingsSchema.of(description));
  }

  private static List<String> abilitiesOf(Description description) {
    return description.abilities().stream().sorted().map(Words::of).toList();
  }
}
