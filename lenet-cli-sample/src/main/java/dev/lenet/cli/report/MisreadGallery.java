package dev.lenet.cli.report;

import dev.lenet.api.BufferedImages;
import dev.lenet.api.Evaluation.Misread;
import java.util.Comparator;
import java.util.List;

/** Shows the misread images with the highest probabilities. */
final class MisreadGallery {
  private static final int MOST = 48;

  private MisreadGallery() {}

  static String html(Tested test) {
    List<Misread> misread = test.evaluation().misread();
    if (misread.isEmpty() || test.images().imageShape().channels() != 1) {
      return "";
    }
    StringBuilder figures = new StringBuilder();
    misread.stream()
        .sorted(Comparator.comparingDouble((Misread m) -> -m.prediction().probability()))
        .limit(MOST)
        .forEach(m -> figures.append(figure(test, m)));
    return """
        <h3>Misread, surest first: %d of %s</h3>
        <div class="digits">
        %s</div>"""
        .formatted(Math.min(MOST, misread.size()), Figures.count(misread.size()), figures);
  }

  private static String figure(Tested test, Misread misread) {
    String truth = test.evaluation().className(misread.truth());
    String said = misread.prediction().name();
    String description =
        "%s read as %s, %.0f%%".formatted(truth, said, 100 * misread.prediction().probability());
    return "<figure title=\"test image %d\">%s%s as %s<br>%.0f%%</figure>\n"
        .formatted(
            misread.index(),
            HtmlPage.image(
                description,
                Drawing.png(BufferedImages.toBufferedImage(test.images().image(misread.index())))),
            HtmlPage.escape(truth),
            HtmlPage.escape(said),
            100 * misread.prediction().probability());
  }
}
