package dev.lenet.cli.report;

import dev.lenet.api.Evaluation.Misread;
import dev.lenet.api.Image;
import java.awt.image.BufferedImage;
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
    String description =
        "%d read as %d, %.0f%%"
            .formatted(
                misread.truth(),
                misread.prediction().label(),
                100 * misread.prediction().probability());
    return "<figure title=\"test image %d\">%s%d as %d<br>%.0f%%</figure>\n"
        .formatted(
            misread.index(),
            HtmlReport.image(description, png(run.test().image(misread.index()))),
            misread.truth(),
            misread.prediction().label(),
            100 * misread.prediction().probability());
  }

  private static byte[] png(Image image) {
    int width = image.shape().width();
    int height = image.shape().height();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, height, image.pixels());
    return Picture.png(picture);
  }
}
