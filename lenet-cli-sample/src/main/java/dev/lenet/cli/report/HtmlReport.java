package dev.lenet.cli.report;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A self-contained page that shows the results, curves and errors of at least one run.
 *
 * @param folder with the runs' curves
 */
record HtmlReport(
    Path folder, List<Run> runs, List<RunResult.Failed> failed, List<Tables.Published> others) {
  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.7rem; margin-bottom: .2rem; } h2 { font-size: 1.25rem; margin-top: 2.4rem; }
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

  String page() throws IOException {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(escape(title()), STYLE, body());
  }

  private String title() {
    return "LeNet-5: "
        + runs.stream().map(run -> run.backend().name()).collect(Collectors.joining(", "));
  }

  private String body() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add("<h1>%s</h1>".formatted(escape(title())));
    parts.add("<p class=\"about\">%s</p>".formatted(escape(about(runs.get(0)))));
    parts.add("<div class=\"results\">" + Tables.comparison(runs, others).html() + "</div>");
    parts.add(Picture.canDraw() ? curves() : "");
    failed.forEach(
        f ->
            parts.add(
                "<p class=\"failed\">%s gave no result: %s</p>"
                    .formatted(escape(f.backend()), escape(f.error()))));
    for (Run run : runs) {
      parts.add(ofRun(run));
    }
    parts.add(network(runs.get(0).spec()));
    return String.join("\n", parts) + "\n";
  }

  private String curves() throws IOException {
    return """
        <h2>Learning curves</h2>
        <div class="charts">%s%s</div>"""
        .formatted(
            image("Accuracy over the epochs", folder.resolve("accuracy.png")),
            image("Loss over the epochs", folder.resolve("loss.png")));
  }

  private static String about(Run run) {
    return "Spec %s, %s parameters, seed %d. %s training images, the last %s of them for validation; %s test images, used once, at the end."
        .formatted(
            run.spec().name(),
            Figures.count(run.spec().parameterCount()),
            run.spec().training().seed(),
            Figures.count(run.trainImages()),
            Figures.count(run.spec().training().validation()),
            Figures.count(run.test().size()));
  }

  private static String ofRun(Run run) throws IOException {
    return """
        <h2>%s</h2>
        <p class="about">Ran on %s, %s; %d threads.</p>
        <div class="map">%s%s</div>
        %s"""
        .formatted(
            escape(run.title()),
            escape(run.backend().device()),
            escape(run.backend().nativeBinary()),
            run.training().threads(),
            Picture.canDraw()
                ? image("Confusion on the test images", run.folder().resolve("confusion.png"))
                : "",
            Tables.perClass(run.evaluation()).html(),
            MisreadGallery.html(run));
  }

  private static String network(NetworkSpec spec) {
    TextTable table = TextTable.ofWords("layer", "output", "parameters");
    var shapes = spec.outputShapes();
    for (int i = 0; i < shapes.size(); i++) {
      String layer = spec.layers().get(i).name();
      int parameters =
          spec.parameters().stream()
              .filter(p -> p.name().startsWith(layer + "."))
              .mapToInt(p -> p.size())
              .sum();
      table.row(layer, shapes.get(i).toString(), Figures.count(parameters));
    }
    return """
        <h2>The network</h2>
        %s
        <details><summary>The spec</summary><pre>%s</pre></details>"""
        .formatted(table.html(), escape(Specs.toJson(spec)));
  }

  private static String image(String description, Path png) throws IOException {
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
