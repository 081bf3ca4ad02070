package org.syncline.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine, without a window, driven by Playwright. For one thread. */
public final class Browser implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final double PATIENCE = 30_000;

  private final Playwright driver;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Playwright driver, com.microsoft.playwright.Browser browser) {
    this.driver = driver;
    this.browser = browser;
  }

  /**
   * The browser; where there is none the test is skipped with a notice, and fails where the
   * environment variable {@code CI} is set.
   */
  public static Browser find() {
    Path found =
        Stream.of(System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found == null && System.getenv("CI") != null) {
      throw new AssertionError("There is no chromium: .ci/run installs it.");
    }
    assumeTrue(found != null, "Skipped: there is no chromium on this machine.");
    Playwright driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        driver,
        driver
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found)
                    .setHeadless(true)
                    .setArgs(OPTIONS)));
  }

  /**
   * Whoever looks.
   *
   * @param language as a browser sends it, such as {@code zh-CN}
   * @param zone null for UTC
   */
  public record Reader(
      String language, ColorScheme colours, int width, int height, @Nullable String zone) {
    public static final Reader ENGLISH =
        new Reader("en-GB", ColorScheme.LIGHT, 1440, 900, "Europe/Berlin");
    public static final Reader CHINESE =
        new Reader("zh-CN", ColorScheme.LIGHT, 1440, 900, "Asia/Shanghai");
  }

  /** A fresh session with a profile of its own, with one page in it. */
  public Page open(Reader reader) {
    return open(reader, options -> {});
  }

  /** The same with more options. */
  public Page open(
      Reader reader, Consumer<com.microsoft.playwright.Browser.NewContextOptions> more) {
    com.microsoft.playwright.Browser.NewContextOptions options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setLocale(reader.language())
            .setColorScheme(reader.colours())
            // Else a colour is looked at while it is still on its way to another.
            .setReducedMotion(ReducedMotion.REDUCE)
            .setTimezoneId(reader.zone() == null ? "UTC" : reader.zone())
            .setViewportSize(reader.width(), reader.height());
    more.accept(options);
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  /** The page at an address as it is once everything has come, as HTML. */
  public String page(URI address) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(address.toString());
      page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
      return page.content();
    }
  }

  @Override
  public void close() {
    browser.close();
    driver.close();
  }
}
