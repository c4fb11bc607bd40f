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
      :root { color-scheme: light dark; --ink: #222; --soft: #5a5a5a; --paper: #fff; --line: #ddd; --shade: #f4f4f4; --bad: #9b1c1c; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e4e4e4; --soft: #a8a8a8; --paper: #14161a; --line: #3a3d44; --shade: #1f2228; --bad: #ff9d9d; }
        /* charts are drawn on white: this turns light and dark around and keeps the hues */
        .charts img, .map img { filter: invert(1) hue-rotate(180deg); mix-blend-mode: screen; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.7rem; line-height: 1.25; margin-bottom: .4rem; } h2 { font-size: 1.3rem; margin-top: 2.6rem; overflow-wrap: anywhere; }
      h3 { font-size: 1.05rem; margin-top: 2rem; }
      p.about { color: var(--soft); margin-top: 0; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .35rem .65rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
      th { vertical-align: bottom; color: var(--soft); font-weight: 600; }
      th:first-child, td:first-child { text-align: left; padding-left: 0; }
      .results td:nth-child(5) { font-weight: 650; } .results td:first-child { white-space: normal; }
      .words td { text-align: left; } .words th { text-align: left; }
      .words td { white-space: normal; overflow-wrap: anywhere; }
      .charts { display: flex; flex-wrap: wrap; gap: 1rem; } .charts img { flex: 1 1 22rem; min-width: 0; max-width: 34rem; width: 100%; height: auto; }
      .map { display: flex; flex-wrap: wrap; gap: 2rem; align-items: center; } .map img { width: 32rem; max-width: 100%; height: auto; }
      .digits, .kernels { display: flex; flex-wrap: wrap; gap: .7rem; } figure { margin: 0; text-align: center; font-size: .85rem; }
      .digits img { width: 56px; height: 56px; image-rendering: pixelated; border-radius: 3px; display: block; margin: 0 auto .15rem; }
      .kernels img { width: 80px; height: 80px; image-rendering: pixelated; border: 1px solid var(--line); display: block; margin: 0 auto .15rem; }
      .failed { color: var(--bad); } pre { background: var(--shade); padding: 1rem; overflow-x: auto; font-size: .85rem; }
      summary { cursor: pointer; }
      @media (max-width: 45rem) {
        body { margin-top: 1rem; }
        th, td { padding: .3rem .35rem; font-size: .875rem; } th { white-space: normal; }
        /* a table of many columns becomes a card for each row */
        .results table, .results tbody, .results tr, .results td { display: block; }
        .results tr:first-child, .results td:empty { display: none; }
        .results tr { padding: .5rem 0 .9rem; }
        .results td { display: flex; justify-content: space-between; padding: .2rem 0; }
        .results td:first-child { font-weight: 650; justify-content: flex-start; } .results td:first-child::before { content: none; }
        .results td::before { content: attr(data-label); color: var(--soft); font-weight: 400; }
      }
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
