package dev.lenet.cli.report;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page that shows the results, curves and errors of at least one run.
 *
 * @param folder with the runs' curves
 */
record HtmlReport(
    Path folder, List<Run> runs, List<RunResult.Failed> failed, List<Tables.Published> others) {
  String page() throws IOException {
    return HtmlPage.of(title(), about(runs.get(0)), parts());
  }

  private String title() {
    return "LeNet-5: "
        + runs.stream().map(run -> run.backend().name()).collect(Collectors.joining(", "));
  }

  private List<String> parts() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add("<div class=\"results\">" + Tables.comparison(runs, others).html() + "</div>");
    parts.add(Drawing.canDraw() ? curves() : "");
    failed.forEach(
        f ->
            parts.add(
                "<p class=\"failed\">%s gave no result: %s</p>"
                    .formatted(HtmlPage.escape(f.backend()), HtmlPage.escape(f.error()))));
    for (Run run : runs) {
      parts.add(ofRun(run));
    }
    parts.add(network(runs.get(0).spec()));
    return parts;
  }

  private String curves() throws IOException {
    return """
        <h2>Learning curves</h2>
        <div class="charts">%s%s</div>"""
        .formatted(
            HtmlPage.image("Accuracy over the epochs", folder.resolve("accuracy.png")),
            HtmlPage.image("Loss over the epochs", folder.resolve("loss.png")));
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
        %s"""
        .formatted(
            HtmlPage.escape(run.title()),
            HtmlPage.escape(run.backend().device()),
            HtmlPage.escape(run.backend().nativeBinary()),
            run.training().threads(),
            TestSection.html(run.tested()) + ModelSection.html(run.model()));
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
        .formatted(table.html(), HtmlPage.escape(Specs.toJson(spec)));
  }
}
