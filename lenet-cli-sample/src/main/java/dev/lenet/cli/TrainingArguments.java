package dev.lenet.cli;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is trained, on what, and for how long. */
final class TrainingArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--spec",
      paramLabel = "NAME|FILE",
      description = "A recipe or a spec file (default: lenet5; see 'lenet spec list').")
  private @Nullable String spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with IDX, IDX.gz or CSV files (default: MNIST, cached or fetched).")
  private @Nullable Path data;

  @Option(names = "--epochs", paramLabel = "N", description = "Instead of those of the spec.")
  private @Nullable Integer epochs;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N training images, validation included.")
  private @Nullable Integer limit;

  @Option(names = "--seed", paramLabel = "N", description = "Instead of that of the spec.")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Replicas of the network that train side by side (default: by processors).")
  private @Nullable Integer threads;

  /**
   * The spec as it will be trained; what is not given is taken from the checkpoint, if there is
   * one.
   *
   * @throws ParameterException if a number makes no sense, alone or with the spec
   */
  NetworkSpec network(@Nullable CheckpointInfo from) {
    requireAtLeastOne("--epochs", epochs);
    requireAtLeastOne("--limit", limit);
    requireAtLeastOne("--threads", threads);
    NetworkSpec network =
        spec == null && from != null ? from.spec() : Specs.find(spec == null ? "lenet5" : spec);
    TrainingSpec training = network.training();
    training =
        training.toBuilder()
            .epochs(epochs == null ? training.epochs() : epochs)
            .seed(seed == null ? training.seed() : seed)
            .build();
    if (limit != null && limit <= training.validation()) {
      throw usage(
          "--limit %d leaves nothing to learn from: the spec '%s' holds the last %d images back for validation; give more than that"
              .formatted(limit, network.name(), training.validation()));
    }
    return network.withTraining(training);
  }

  /** The data, cut to the limit, if none is given to as many images as the checkpoint's. */
  TrainTestSplit load(NetworkSpec network, @Nullable CheckpointInfo from) {
    TrainTestSplit all = Datasets.load(new DatasetRequest("mnist", data, network.classes()));
    Dataset train = all.train();
    int most = from == null ? train.size() : from.images();
    int images = Math.min(limit == null ? most : limit, train.size());
    return new TrainTestSplit(train.range(0, images), all.test());
  }

  /** What is said besides the spec: the number of threads, if it was given. */
  TrainingOptions.Builder options() {
    TrainingOptions.Builder options = TrainingOptions.builder();
    return threads == null ? options : options.threads(threads);
  }

  /** The folder that was named; null: MNIST, cached or fetched. */
  @Nullable Path data() {
    return data;
  }

  boolean hasEpochs() {
    return epochs != null;
  }

  private void requireAtLeastOne(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw usage(option + " must be at least 1, not " + value);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
