package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants the pages: their language, their colours, their zone of time. Kept in cookies
 * of the browser, so that it is there before the log-in too; what a cookie says counts only where
 * it is one of the known words.
 */
@Named
@RequestScoped
public class Taste {
  static final String LANGUAGE = "syncline-language";
  static final String COLOURS = "syncline-colours";
  static final String ZONE = "syncline-zone";

  static final String ENGLISH = "en";
  static final String CHINESE = "zh";
  static final Set<String> LANGUAGES = Set.of(ENGLISH, CHINESE);
  static final List<String> ALL_COLOURS = List.of("system", "light", "dark");

  @Inject private HttpServletRequest request;

  private @Nullable ZoneId zone;

  /** For the container. */
  @NullUnmarked
  public Taste() {}

  Taste(HttpServletRequest request) {
    this.request = request;
  }

  /** {@code en} or {@code zh}: what was chosen, else what the browser would rather have. */
  public String getLanguage() {
    return kept(LANGUAGE).filter(LANGUAGES::contains).orElseGet(this::asTheBrowserSays);
  }

  private String asTheBrowserSays() {
    for (Locale wanted : Collections.list(request.getLocales())) {
      if (LANGUAGES.contains(wanted.getLanguage())) {
        return wanted.getLanguage();
      }
    }
    return ENGLISH;
  }

  public boolean isChinese() {
    return getLanguage().equals(CHINESE);
  }

  public Locale getLocale() {
    return isChinese() ? Locale.SIMPLIFIED_CHINESE : Locale.UK;
  }

  /** The value of {@code lang}. */
  public String getTag() {
    return isChinese() ? "zh-Hans" : ENGLISH;
  }

  /** {@code light}, {@code dark}, or {@code system}: as the device has it. */
  public String getColours() {
    return kept(COLOURS).filter(ALL_COLOURS::contains).orElse("system");
  }

  /** What there is to choose from. */
  public List<String> getAllColours() {
    return ALL_COLOURS;
  }

  /** The browser's, once its script has told it; UTC until then. */
  public ZoneId getZone() {
    ZoneId known = zone;
    if (known == null) {
      known = kept(ZONE).flatMap(Taste::zoneNamed).orElse(ZoneOffset.UTC);
      zone = known;
    }
    return known;
  }

  private static Optional<ZoneId> zoneNamed(String coded) {
    try {
      String name = URLDecoder.decode(coded, StandardCharsets.UTF_8);
      return name.length() > 60 ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> kept(String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          return Optional.ofNullable(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
