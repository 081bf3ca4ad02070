package org.syncline.setting.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.setting.ReadSettings;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingNow;

/** What the hub and its server were started with. */
@Path("settings")
@RequestScoped
@Needs(Permission.READ_SETTINGS)
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {
  @Inject private ReadSettings settings;

  /**
   * A setting as it is.
   *
   * @param value left out where there is none, and of secrets
   * @param absent left out where nothing counts then
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String name,
      @Nullable String value,
      String source,
      @JsonProperty("default") @Nullable String absent,
      boolean secret,
      String meaning) {

    static View of(SettingNow now, SettingMeanings meanings) {
      return new View(
          now.setting().name(),
          orNull(now.value()),
          now.source().word(),
          orNull(now.setting().absent()),
          now.setting().secret(),
          meanings.of(now.setting()));
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  @GET
  public Map<String, List<View>> all(@Context SecurityContext security) {
    SettingMeanings meanings = new SettingMeanings(Locale.ENGLISH);
    return Map.of(
        "settings",
        settings.all(HubSecurityContext.callerOf(security)).stream()
            .map(now -> View.of(now, meanings))
            .toList());
  }
}
