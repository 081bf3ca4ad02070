package org.syncline.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at pages, wide and narrow, light and dark, and pictures for people of each of them: with
 * {@code -Dlooks=all}. Else a page is looked at in light colours, and there are no pictures.
 */
public final class Screens {
  private static final Path FOLDER = Path.of("target", "console");

  /** Whether each page is looked at in all ways. */
  public static final boolean ALL = "all".equals(System.getProperty("syncline.looks"));

  private record Size(int width, int height) {}

  private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(Look.NARROW, 844));

  /** Somebody who looks at the page as it is for a picture. */
  @FunctionalInterface
  public interface Look {
    /** Width of the narrow pictures, in pixels. */
    int NARROW = 390;

    void at(int width, ColorScheme colours);
  }

  private Screens() {}

  /** Takes all four of the page that is open, whole, and leaves it as it was. */
  public static void take(Page page, String name) {
    take(page, name, (width, colours) -> {});
  }

  /** The same, and lets somebody look at the page before each of them. */
  public static void take(Page page, String name, Look look) {
    com.microsoft.playwright.options.ViewportSize before = page.viewportSize();
    for (Size size : SIZES) {
      page.setViewportSize(size.width(), size.height());
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        look.at(size.width(), colours);
        if (!ALL) {
          break;
        }
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(
                    FOLDER.resolve(
                        name
                            + "-"
                            + size.width()
                            + "-"
                            + colours.name().toLowerCase(java.util.Locale.ROOT)
                            + ".png"))
                .setFullPage(true));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(before.width, before.height);
  }
}
