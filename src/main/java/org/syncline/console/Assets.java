package org.syncline.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Sha256;

/**
 * Addresses of the files that pages are drawn with. Each has a mark of its content in it: browsers
 * keep the style sheet for an hour, and a new version of the hub is to be seen at once.
 */
@Named
@ApplicationScoped
public class Assets {
  private static final int MARK = 12;

  @Inject private ServletContext files;

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /** For the container. */
  @NullUnmarked
  public Assets() {}

  Assets(ServletContext files) {
    this.files = files;
  }

  public String getStyle() {
    return address("style.css");
  }

  public String getScript() {
    return address("console.js");
  }

  private String address(String file) {
    return addresses.computeIfAbsent(file, name -> name + "?v=" + mark(name));
  }

  private String mark(String file) {
    try (InputStream in = files.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The WAR has no " + file + ".");
      }
      return Sha256.hex(in.readAllBytes()).substring(0, MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
