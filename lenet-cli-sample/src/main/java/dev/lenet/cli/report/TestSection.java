package dev.lenet.cli.report;

import java.io.IOException;

/** The part of a page that shows a test: confusion, classes, sureness and misread images. */
final class TestSection {
  private TestSection() {}

  /** The pictures are read from the test's folder, if this machine can draw. */
  static String html(Tested test) throws IOException {
    return """
        <div class="map">%s%s</div>
        <h3>How sure the answers are</h3>
        <p>%s</p>
        %s
        %s
        %s"""
        .formatted(
            Drawing.canDraw()
                ? HtmlPage.image(
                    "Confusion on the test images", test.folder().resolve("confusion.png"))
                : "",
            Tables.perClass(test.evaluation()).html(),
            HtmlPage.escape(calibration(test)),
            Drawing.canDraw() ? charts(test) : "",
            rejection(test),
            MisreadGallery.html(test));
  }

  private static String rejection(Tested test) {
    TextTable table = Tables.rejection(test.evaluation());
    return table.isEmpty() ? "" : table.html();
  }

  private static String calibration(Tested test) {
    return "The expected calibration error is %s. If the least sure answers are refused, fewer errors are left: the first picture and the table say how many. The second picture says how many answers of each probability are right; the numbers in it count the answers."
        .formatted(Figures.percent(test.evaluation().calibration().error()));
  }

  private static String charts(Tested test) throws IOException {
    return "<div class=\"charts\">%s%s</div>"
        .formatted(
            HtmlPage.image(
                "Errors left when the least sure answers are refused",
                test.folder().resolve("rejection.png")),
            HtmlPage.image(
                "Accuracy of the answers of each probability",
                test.folder().resolve("calibration.png")));
  }
}
