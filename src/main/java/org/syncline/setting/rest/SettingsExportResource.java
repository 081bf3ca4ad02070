package org.syncline.setting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Set;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.setting.ReadSettings;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingsTable;

/** The settings as a file. */
@Path("exports/settings")
@RequestScoped
@Needs(Permission.READ_SETTINGS)
@Produces(MediaType.WILDCARD)
public class SettingsExportResource {
  @Inject private ReadSettings settings;

  @GET
  public Response export(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("format"));
    TableFormat format = TableAnswer.format(query.text("format"));
    SettingsTable table =
        new SettingsTable(
            settings.all(HubSecurityContext.callerOf(security)),
            new SettingMeanings(Locale.ENGLISH));
    return TableAnswer.of(format, "syncline-settings", out -> table.write(out, format));
  }
}
