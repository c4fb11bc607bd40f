package dev.lenet.internal.checkpoint;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.optim.Optimizer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Writes everything that this module writes, and reads it again. */
public final class EveryFile implements Function<Path, String> {
  @Override
  public String apply(Path folder) {
    NetworkSpec spec = Specs.recipe("lenet5-fast");
    NetworkSpec read = Specs.parse(Specs.toJson(spec), "as written");
    Path file = folder.resolve("model.safetensors");
    ModelFile.pretrained().write(file);
    ModelFile model = ModelFile.read(file);
    Path saved = folder.resolve("checkpoint");
    CheckpointFile.write(checkpoint(read), saved);
    Checkpoint checkpoint = CheckpointFile.read(saved);
    return checkpoint.spec().name() + " " + model.card().backend() + " " + checkpoint.run();
  }

  private static Checkpoint checkpoint(NetworkSpec spec) {
    Weights weights = Weights.initial(spec);
    return new Checkpoint(
        spec,
        new RunIdentity("djl", "2.7.1", "cpu", 2),
        new TrainingData(60_000, "ab12", 5_000, null),
        null,
        new Progress(1, 0, 0, 0, 0, 0, 0),
        List.of(),
        weights,
        Optimizer.of(spec.training().optimizer(), weights.size()).state(),
        null);
  }
}
