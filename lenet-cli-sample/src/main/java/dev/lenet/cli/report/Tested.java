package dev.lenet.cli.report;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import java.nio.file.Path;

/**
 * One test of a network.
 *
 * @param images the images it was tested on
 * @param folder where its pictures are
 */
public record Tested(BackendInfo backend, Dataset images, Evaluation evaluation, Path folder) {
  /** {@code djl (PyTorch 2.7.1)}. */
  public String title() {
    return "%s (%s %s)".formatted(backend.name(), backend.engine(), backend.version());
  }
}
