package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.report.ReportFolder;
import dev.lenet.cli.report.Run;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains and tests one network on one backend, shows the progress unless it is quiet, and writes
 * the results.
 *
 * @param start the file whose weights the training begins with; null to begin with random weights
 */
record TrainingTask(
    Console console,
    OutputOptions output,
    NetworkSpec network,
    @Nullable ModelFile start,
    TrainTestSplit data,
    ReportFolder folder) {
  static final String MODEL = "model.safetensors";

  /** What to say if {@link ReportFolder#canDraw} is false. */
  static final String NO_FONTS =
      "lenet: this machine has no fonts, so there will be no charts. Install fontconfig and a font, such as DejaVu";

  Run run(Backend backend, TrainingOptions.Builder options) throws IOException {
    if (!folder.canDraw()) {
      output.say(console, NO_FONTS);
    }
    if (output.quiet()) {
      return train(backend, options.build());
    }
    String name = backend.info().name();
    try (var display = new ProgressDisplay(console, name, network.training().epochs())) {
      return train(backend, options.listener(display).build());
    }
  }

  private Evaluation test(Backend backend, Model model) {
    Dataset images = data.test();
    try (var display = TestDisplay.of(console, output, backend.info().name(), images.size())) {
      return backend.newEvaluator().evaluate(model, images, display);
    }
  }

  /**
   * Saves the model before anything is drawn, so that a failure while drawing does not lose a
   * training.
   */
  private Run train(Backend backend, TrainingOptions options) throws IOException {
    try (Model model =
        start == null ? backend.newModel(network) : backend.newModel(network, start)) {
      TrainingReport training =
          backend.newTrainer(network.training()).train(model, data.train(), options);
      Evaluation evaluation = test(backend, model);
      ModelFile file = ModelFile.of(model, training, evaluation);
      file.write(folder.file(MODEL));
      Run run =
          new Run(
              backend.info(),
              network,
              data.train().size(),
              training,
              data.test(),
              evaluation,
              file,
              folder.path());
      folder.writeHistory(run);
      folder.writeCurves(List.of(run));
      folder.writeTest(run.tested());
      folder.writeKernels(file);
      return run;
    }
  }
}
