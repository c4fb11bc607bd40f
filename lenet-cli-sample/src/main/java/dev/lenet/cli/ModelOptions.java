package dev.lenet.cli;

import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a trained network. */
final class ModelOptions {
  static final String PRETRAINED = "pretrained";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      completionCandidates = CompletionCommand.Models.class,
      description =
          "A model file of 'lenet train', or 'pretrained' for the one in the jar (the default).")
  private @Nullable String named;

  private String unnamed = PRETRAINED;

  @Option(
      names = "--spec",
      paramLabel = "NAME|FILE",
      completionCandidates = CompletionCommand.Recipes.class,
      description = "Refuse a model file of another network than this.")
  private @Nullable String spec;

  /** Whether the user named one. */
  boolean isNamed() {
    return named != null;
  }

  /** Chooses a file for when the user names none. */
  void choose(Path file) {
    unnamed = file.toString();
  }

  /**
   * Reads the file.
   *
   * @throws dev.lenet.api.error.ModelFileException if the file cannot be read, is damaged, or has
   *     another network than the named spec
   */
  ModelFile read() {
    NetworkSpec expected = spec == null ? null : Specs.find(spec);
    ModelFile file = read(name());
    if (expected != null) {
      file.requireNetwork(expected, source(name()));
    }
    return file;
  }

  /** Reads a file, or takes the model in the jar. */
  static ModelFile read(String fileOrPretrained) {
    return fileOrPretrained.equals(PRETRAINED)
        ? ModelFile.pretrained()
        : ModelFile.read(Path.of(fileOrPretrained));
  }

  /** What messages call a file. */
  static String source(String fileOrPretrained) {
    return "The model file '%s'".formatted(Foreign.file(fileOrPretrained));
  }

  /** Whether the model comes from a file, and not from the jar. */
  boolean isFile() {
    return !name().equals(PRETRAINED);
  }

  /** The file's name, or {@code pretrained}. */
  String name() {
    return named == null ? unnamed : named;
  }

  /** A line about the model: its file, its recipe, and how it was trained. */
  String describe(ModelFile file) {
    return "%s: %s, trained by %s, %d epochs, seed %d"
        .formatted(
            Foreign.file(name()),
            file.spec().name(),
            Foreign.text(file.card().backend()),
            file.card().epochs(),
            file.card().seed());
  }

  /** The error for a file whose network does not read pictures. */
  ModelFileException cannotRead(ModelFileException reason) {
    return new ModelFileException(
        reason.code(),
        "The model file '%s' cannot read pictures: %s. Use one that was trained on images like MNIST's"
            .formatted(Foreign.file(name()), reason.getMessage()),
        reason);
  }
}
