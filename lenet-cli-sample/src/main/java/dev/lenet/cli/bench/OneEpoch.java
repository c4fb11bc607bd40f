package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.cli.data.DataChoice;
import java.io.IOException;

/**
 * A program that only trains one epoch, and then reports its peak memory. Its arguments are the
 * backend's name, the spec as JSON, the data set or folder, whether it is transposed, the number of
 * images, and the number of threads.
 */
final class OneEpoch {
  private OneEpoch() {}

  public static void main(String[] arguments) throws IOException {
    NetworkSpec spec = Specs.parse(arguments[1], "to measure");
    spec = spec.withTraining(spec.training().toBuilder().epochs(1).build());
    DataChoice choice = new DataChoice(arguments[2], Boolean.parseBoolean(arguments[3]));
    Dataset all = choice.load(spec, false, DataChoice.SILENT).train();
    Dataset images = all.range(0, Math.min(all.size(), Integer.parseInt(arguments[4])));
    try (Backend backend = Backends.open(arguments[0]);
        Model model = backend.newModel(spec)) {
      TrainingOptions options =
          TrainingOptions.builder().threads(Integer.parseInt(arguments[5])).build();
      backend.newTrainer(spec.training()).train(model, images, options);
      PeakMemory.say();
    }
  }
}
