package dev.lenet.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The common form of the pages: one file that needs no other. */
final class HtmlPage {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.7rem; margin-bottom: .2rem; } h2 { font-size: 1.25rem; margin-top: 2.4rem; }
      h3 { margin-top: 2rem; }
      p.about { color: #555; margin-top: 0; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .35rem .65rem; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; padding-left: 0; }
      .results td:nth-child(5) { font-weight: 650; }
      .charts { display: flex; flex-wrap: wrap; gap: 1rem; } .charts img { flex: 1 1 24rem; min-width: 0; max-width: 100%; height: auto; }
      .map { display: flex; flex-wrap: wrap; gap: 2rem; align-items: center; } .map img { width: 34rem; max-width: 100%; height: auto; }
      .digits { display: flex; flex-wrap: wrap; gap: .7rem; } figure { margin: 0; text-align: center; font-size: .85rem; }
      .digits img { width: 56px; height: 56px; image-rendering: pixelated; border-radius: 3px; display: block; margin: 0 auto .15rem; }
      .failed { color: #9b1c1c; } pre { background: #f6f6f6; padding: 1rem; overflow-x: auto; font-size: .85rem; }
      """;

  private HtmlPage() {}

  /** A page with this title, a sentence about it below, and then these parts. */
  static String of(String title, String about, List<String> parts) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <h1>%1$s</h1>
        <p class="about">%3$s</p>
        %4$s
        </body>
        </html>
        """
        .formatted(escape(title), STYLE, escape(about), String.join("\n", parts));
  }

  static String image(String description, Path png) throws IOException {
    return image(description, Files.readAllBytes(png));
  }

  static String image(String description, byte[] png) {
    return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(escape(description), Base64.getEncoder().encodeToString(png));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
