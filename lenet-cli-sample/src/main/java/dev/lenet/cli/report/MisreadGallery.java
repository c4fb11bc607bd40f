package dev.lenet.cli.report;

import dev.lenet.api.BufferedImages;
import dev.lenet.api.Evaluation.Misread;
import java.util.Comparator;
import java.util.List;

/** Shows the misread images with the highest probabilities. */
final class MisreadGallery {
  private static final int MOST = 48;

  private MisreadGallery() {}

  static String html(Run run) {
    List<Misread> misread = run.evaluation().misread();
    if (misread.isEmpty() || run.test().imageShape().channels() != 1) {
      return "";
    }
    StringBuilder figures = new StringBuilder();
    misread.stream()
        .sorted(Comparator.comparingDouble((Misread m) -> -m.prediction().probability()))
        .limit(MOST)
        .forEach(m -> figures.append(figure(run, m)));
    return """
        <h3>Misread, surest first: %d of %s</h3>
        <div class="digits">
        %s</div>"""
        .formatted(Math.min(MOST, misread.size()), Figures.count(misread.size()), figures);
  }

  private static String figure(Run run, Misread misread) {
    String truth = run.evaluation().className(misread.truth());
    String said = misread.prediction().name();
    String description =
        "%s read as %s, %.0f%%".formatted(truth, said, 100 * misread.prediction().probability());
    return "<figure title=\"test image %d\">%s%s as %s<br>%.0f%%</figure>\n"
        .formatted(
            misread.index(),
            HtmlReport.image(
                description,
                Picture.png(BufferedImages.toBufferedImage(run.test().image(misread.index())))),
            HtmlReport.escape(truth),
            HtmlReport.escape(said),
            100 * misread.prediction().probability());
  }
}
