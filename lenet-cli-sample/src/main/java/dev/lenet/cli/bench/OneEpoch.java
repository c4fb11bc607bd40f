package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A program that only trains one epoch, and then reports its peak memory. Its arguments are the
 * backend's name, the spec as JSON, the folder of the data ("" for MNIST), the number of images,
 * and the number of threads.
 */
final class OneEpoch {
  private OneEpoch() {}

  public static void main(String[] arguments) throws IOException {
    NetworkSpec spec = Specs.parse(arguments[1], "to measure");
    spec = spec.withTraining(spec.training().toBuilder().epochs(1).build());
    Path folder = arguments[2].isEmpty() ? null : Path.of(arguments[2]);
    Dataset all =
        Datasets.load(
                DatasetRequest.builder("mnist").directory(folder).classes(spec.classes()).build())
            .train();
    Dataset images = all.range(0, Math.min(all.size(), Integer.parseInt(arguments[3])));
    try (Backend backend = Backends.open(arguments[0]);
        Model model = backend.newModel(spec)) {
      TrainingOptions options =
          TrainingOptions.builder().threads(Integer.parseInt(arguments[4])).build();
      backend.newTrainer(spec.training()).train(model, images, options);
      PeakMemory.say();
    }
  }
}
