package dev.lenet.cli.report;

import dev.lenet.api.spec.Parameter;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Tensor;
import dev.lenet.internal.text.Foreign;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a page that shows a model: what its first layer has learned, and its card. */
final class ModelSection {
  private static final int POSITIVE = 0x1F6FB4;
  private static final int NEGATIVE = 0xD9622B;

  private ModelSection() {}

  static String html(ModelFile model) {
    return kernels(model) + card(model.card(), model.spec().classNames());
  }

  /** Empty unless the first layer is a convolution of one channel. */
  private static String kernels(ModelFile model) {
    Parameter first = model.spec().parameters().get(0);
    if (first.shape().size() != 4 || first.shape().get(1) != 1) {
      return "";
    }
    Tensor weights = model.weights().tensor(first.name());
    String layer = first.name().substring(0, first.name().lastIndexOf('.'));
    StringBuilder figures = new StringBuilder();
    for (int kernel = 0; kernel < first.shape().get(0); kernel++) {
      String name = "%s, kernel %d".formatted(layer, kernel + 1);
      figures.append(
          "<figure>%s%d</figure>%n"
              .formatted(HtmlPage.image(name, Drawing.png(draw(weights, kernel))), kernel + 1));
    }
    return """
        <h3>What %s has learned</h3>
        <p>Each kernel looks for strokes where it is blue, and for paper where it is orange. The stronger the colour, the larger the weight.</p>
        <div class="kernels">
        %s</div>
        """
        .formatted(HtmlPage.escape(layer), figures);
  }

  /** A pixel for each weight, as opaque as the weight is large, so that the page shines through. */
  private static BufferedImage draw(Tensor weights, int kernel) {
    List<Integer> shape = weights.shape();
    int height = shape.get(2);
    int width = shape.get(3);
    float[] values = weights.values();
    float largest = Float.MIN_NORMAL;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      float value = values[kernel * width * height + i];
      int alpha = Math.round(255 * Math.abs(value) / largest);
      image.setRGB(i % width, i / width, alpha << 24 | (value < 0 ? NEGATIVE : POSITIVE));
    }
    return image;
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
