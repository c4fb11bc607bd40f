package dev.lenet.cli.report;

import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.text.Foreign;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a page that shows a model: what its first layer has learned, and its card. */
final class ModelSection {
  private ModelSection() {}

  static String html(ModelFile model) {
    return kernels(Kernels.of(model)) + card(model.card(), model.spec().classNames());
  }

  /** Empty unless the first layer is a convolution of one channel. */
  private static String kernels(Kernels kernels) {
    if (kernels.isEmpty()) {
      return "";
    }
    StringBuilder figures = new StringBuilder();
    for (int kernel = 1; kernel <= kernels.pictures().size(); kernel++) {
      String name = "%s, kernel %d".formatted(kernels.layer(), kernel);
      byte[] png = Drawing.png(kernels.pictures().get(kernel - 1));
      figures.append("<figure>%s%d</figure>%n".formatted(HtmlPage.image(name, png), kernel));
    }
    return """
        <h3>What %s has learned</h3>
        <p>Each kernel looks for strokes where it is blue, and for paper where it is orange. The stronger the colour, the larger the weight.</p>
        <div class="kernels">
        %s</div>
        """
        .formatted(HtmlPage.escape(kernels.layer()), figures);
  }

  private static String card(ModelCard card, List<String> classNames) {
    TextTable table = TextTable.ofWords("model card", "");
    table.row("trained by", Foreign.text(card.backend()));
    table.row("engine", Foreign.text(card.engine() + " " + card.engineVersion()));
    table.row("library", Foreign.text(card.libraryVersion()));
    table.row("seed", String.valueOf(card.seed()));
    table.row("epochs", Figures.count(card.epochs()));
    table.row("began with", Objects.requireNonNullElse(card.startedFrom(), "random weights"));
    table.row("trained on", Foreign.text(card.trainingData()));
    table.row("SHA-256 of the data", Foreign.text(card.trainingDataSha256()));
    if (!classNames.isEmpty()) {
      table.row("classes", String.join(", ", classNames));
    }
    table.row("validation accuracy", known(card.validationAccuracy()));
    table.row("test accuracy", known(card.testAccuracy()));
    return "<h3>The model</h3>\n" + table.html();
  }

  private static String known(@Nullable Double accuracy) {
    return accuracy == null ? "not measured" : Figures.percent(accuracy);
  }
}
