package dev.lenet.cli;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.cli.data.DataChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for network, data and length of a training. */
final class TrainingArguments {
  /** The recipe without --spec. */
  static final String RECIPE = "lenet5";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--spec",
      paramLabel = "NAME|FILE",
      completionCandidates = CompletionCommand.Recipes.class,
      description =
          "A recipe or a spec file (default: lenet5, or lenet5-finetune with --from; see 'lenet spec list').")
  private @Nullable String spec;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Number of epochs (default: that of the spec).")
  private @Nullable Integer epochs;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Use only the first N training images, validation included.")
  private @Nullable Integer limit;

  @Option(names = "--seed", paramLabel = "N", description = "Seed (default: that of the spec).")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads, each with a replica of the network (default: one for each processor, at most four).")
  private @Nullable Integer threads;

  /**
   * The spec of the training. Options that are not given come from the checkpoint, if there is one.
   *
   * @param recipe the spec, if neither an option nor a checkpoint has one
   * @throws ParameterException if a number is not allowed, alone or with the spec
   */
  NetworkSpec network(@Nullable CheckpointInfo from, String recipe) {
    requireAtLeastOne("--epochs", epochs);
    requireAtLeastOne("--limit", limit);
    requireAtLeastOne("--threads", threads);
    if (threads != null && threads > TrainingOptions.MOST_THREADS) {
      throw usage("--threads %d: at most %d".formatted(threads, TrainingOptions.MOST_THREADS));
    }
    NetworkSpec network =
        spec == null && from != null ? from.spec() : Specs.find(spec == null ? recipe : spec);
    TrainingSpec training = network.training();
    training =
        training.toBuilder()
            .epochs(epochs == null ? training.epochs() : epochs)
            .seed(seed == null ? training.seed() : seed)
            .build();
    if (limit != null && limit <= training.validation()) {
      throw usage(
          "--limit %d leaves no image for training: the spec '%s' uses the last %d images for validation; set a larger limit"
              .formatted(limit, network.name(), training.validation()));
    }
    return network.withTraining(training);
  }

  /** The data, cut to the limit, or without a limit to the number of images of the checkpoint. */
  TrainTestSplit load(
      NetworkSpec network, @Nullable CheckpointInfo from, Console console, OutputOptions output) {
    TrainTestSplit all = data.load(network, console, output);
    Dataset train = all.train();
    int most = from == null ? train.size() : from.images();
    int images = Math.min(limit == null ? most : limit, train.size());
    return new TrainTestSplit(train.range(0, images), all.test());
  }

  /** The network with the names of the data's classes, if it has no names of its own. */
  static NetworkSpec named(NetworkSpec network, TrainTestSplit data) {
    return network.classNames().isEmpty()
        ? network.toBuilder().classNames(data.train().classNames()).build()
        : network;
  }

  /** The options besides the spec: the number of threads, if given. */
  TrainingOptions.Builder options() {
    TrainingOptions.Builder options = TrainingOptions.builder();
    return threads == null ? options : options.threads(threads);
  }

  /** The chosen images. */
  DataChoice data() {
    return data.choice();
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
