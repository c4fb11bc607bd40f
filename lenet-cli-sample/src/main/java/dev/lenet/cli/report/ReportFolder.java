package dev.lenet.cli.report;

import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the reports of trainings and tests into a folder.
 *
 * @param path the folder, which need not exist yet
 */
public record ReportFolder(Path path) {
  /** A file in the folder. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Writes {@code history.json}. */
  public void writeHistory(Run run) throws IOException {
    write("history.json", (Json.write(History.of(run)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this machine has a font to draw with; without one reports have no charts. */
  public boolean canDraw() {
    return Drawing.canDraw();
  }

  /**
   * Writes {@code accuracy.png} and {@code loss.png}, the runs' curves in one picture each, if this
   * machine {@link #canDraw can draw}.
   */
  public void writeCurves(List<Run> runs) throws IOException {
    if (canDraw()) {
      write("accuracy.png", LearningCurves.accuracy(runs));
      write("loss.png", LearningCurves.loss(runs));
    }
  }

  /**
   * Writes the pictures of a test, {@code confusion.png}, {@code rejection.png} and {@code
   * calibration.png}, if this machine {@link #canDraw can draw}.
   */
  public void writeTest(Tested test) throws IOException {
    if (canDraw()) {
      write("confusion.png", ConfusionMap.png(test.title(), test.evaluation()));
      write("rejection.png", RejectionCurve.png(test.evaluation()));
      write("calibration.png", ReliabilityDiagram.png(test.evaluation().calibration()));
    }
  }

  /**
   * Writes {@code kernels.png}, the kernels of the first layer, if that layer is a convolution of
   * one channel and this machine {@link #canDraw can draw}.
   */
  public void writeKernels(ModelFile model) throws IOException {
    Kernels kernels = Kernels.of(model);
    if (canDraw() && !kernels.isEmpty()) {
      write("kernels.png", kernels.png());
    } else {
      Files.deleteIfExists(file("kernels.png")); // of a network that was here before
    }
  }

  /**
   * Writes {@code report.html}, a page that needs no other file. It shows the {@link #writeCurves
   * curves} of this folder and the {@link #writeTest pictures} in each run's folder, which are
   * drawn before.
   */
  public void writePage(
      List<Run> runs, List<RunResult.Failed> failed, List<Tables.Published> others)
      throws IOException {
    String page = new HtmlReport(path, runs, failed, others).page();
    write("report.html", page.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes {@code report.html} for one test, whose {@link #writeTest pictures} are drawn before.
   *
   * @param model the network that was tested
   * @param about what was tested
   */
  public void writePage(Tested test, ModelFile model, String about) throws IOException {
    List<String> parts = List.of(TestSection.html(test), ModelSection.html(model));
    String page = HtmlPage.of("LeNet-5: " + test.title(), about, parts);
    write("report.html", page.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) throws IOException {
    ResultFile.write(file(name), content);
  }
}
