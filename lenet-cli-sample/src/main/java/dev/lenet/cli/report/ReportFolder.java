package dev.lenet.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what trainings leave behind for their reader. */
public final class ReportFolder {
  private final Path folder;

  /** Makes the folder, if need be. */
  public ReportFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** A file in the folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes {@code history.json}. */
  public void writeHistory(Run run) throws IOException {
    Files.writeString(file("history.json"), Json.write(History.of(run)) + "\n");
  }

  /** Whether this machine has a font to draw with; without one reports have no charts. */
  public boolean canDraw() {
    return Picture.canDraw();
  }

  /**
   * Writes {@code accuracy.png}, {@code loss.png} and {@code confusion.png}, if this machine {@link
   * #canDraw can draw}.
   */
  public void writePictures(Run run) throws IOException {
    if (!canDraw()) {
      return;
    }
    Files.write(file("accuracy.png"), LearningCurves.accuracy(List.of(run)));
    Files.write(file("loss.png"), LearningCurves.loss(List.of(run)));
    Files.write(file("confusion.png"), ConfusionMap.png(run.title(), run.evaluation().confusion()));
  }

  /** Writes {@code report.html}, a page that needs no other file. */
  public void writePage(List<Run> runs, List<FailedRun> failed, List<Published> others)
      throws IOException {
    Files.writeString(file("report.html"), new HtmlReport(runs, failed, others).page());
  }
}
