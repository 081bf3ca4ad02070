package org.syncline.security.secret.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.security.secret.AdministerSecrets;
import org.syncline.security.secret.AdministerSecrets.Listed;
import org.syncline.security.secret.AdministerSecrets.Resealed;
import org.syncline.security.secret.SealingKeys;
import org.syncline.security.secret.SecretName;
import org.syncline.security.secret.SecretValue;

/** Secrets of connections: set, listed and deleted, never read. */
@Path("secrets")
@RequestScoped
@Needs(Permission.MANAGE_SECRETS)
@Produces(MediaType.APPLICATION_JSON)
public class SecretsResource {
  private static final Duration LATER = Duration.ofMinutes(1);

  @Inject private AdministerSecrets secrets;

  /** A value to be set. */
  public record NewValue(@Nullable String value) {
    /** Not the value. */
    @Override
    public String toString() {
      return "NewValue";
    }
  }

  /** What may be known of a secret. */
  public record View(
      String system, String name, List<String> connections, Instant setAt, String setBy) {
    static View of(Listed secret) {
      return new View(
          secret.name().system(),
          secret.name().name(),
          secret.connections(),
          secret.setAt(),
          secret.setBy());
    }
  }

  /** What came of sealing all values anew. */
  public record ResealedView(int keyVersion, int sealed, List<String> unreadable) {}

  @GET
  public Map<String, List<View>> all(@Context SecurityContext security) {
    return Map.of(
        "secrets",
        secrets.all(HubSecurityContext.callerOf(security)).stream().map(View::of).toList());
  }

  @PUT
  @Path("{system}/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("system") String system,
      @PathParam("name") String name,
      NewValue wanted,
      @Context SecurityContext security) {
    SecretName secret = name(system, name);
    SecretValue value = value(wanted.value());
    Actor who = HubSecurityContext.callerOf(security);
    if (!withKeys(() -> secrets.put(secret, value, who))) {
      throw ProblemException.conflict(
          "No connection of this system uses a secret of this name: put the system with a"
              + " connection that does, then set its secret.");
    }
    return Response.noContent().build();
  }

  @DELETE
  @Path("{system}/{name}")
  public Response remove(
      @PathParam("system") String system,
      @PathParam("name") String name,
      @Context SecurityContext security) {
    if (!secrets.remove(name(system, name), HubSecurityContext.callerOf(security))) {
      throw ProblemException.notFound("There is no secret of this name: look at the list.");
    }
    return Response.noContent().build();
  }

  /** Seals with the newest key whatever was sealed with an older one. */
  @POST
  @Path("resealing")
  @Needs(Permission.ROTATE_KEYS)
  public ResealedView sealAnew(@Context SecurityContext security) {
    Actor who = HubSecurityContext.callerOf(security);
    Resealed done = withKeys(() -> secrets.sealAnew(who));
    return new ResealedView(
        done.keyVersion(),
        done.sealed(),
        done.unreadable().stream().map(SecretName::toString).toList());
  }

  private static SecretName name(String system, String name) {
    try {
      return new SecretName(system, name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("name", String.valueOf(e.getMessage()));
    }
  }

  private static SecretValue value(@Nullable String text) {
    try {
      return SecretValue.of(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("value", String.valueOf(e.getMessage()));
    }
  }

  private static <T> T withKeys(Supplier<T> work) {
    try {
      return work.get();
    } catch (SealingKeys.KeysUnavailable e) {
      throw ProblemException.unavailable(String.valueOf(e.getMessage()), LATER);
    }
  }
}
