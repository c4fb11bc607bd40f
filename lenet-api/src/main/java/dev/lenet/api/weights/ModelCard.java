package dev.lenet.api.weights;

import dev.lenet.api.Evaluation;
import dev.lenet.api.LibraryVersion;
import dev.lenet.api.TrainingReport;
import dev.lenet.internal.json.JsonObject;
import dev.lenet.internal.json.JsonTree;
import dev.lenet.internal.text.Foreign;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a model comes from. The library fills it in. Immutable. */
public final class ModelCard {
  private static final int TEXT = 1_000;

  private final String libraryVersion;
  private final String backend;
  private final String engine;
  private final String engineVersion;
  private final long seed;
  private final int epochs;
  private final String trainingData;
  private final String trainingDataSha256;
  private final @Nullable String startedFrom;
  private final @Nullable Double validationAccuracy;
  private final @Nullable Double testAccuracy;

  private ModelCard(JsonObject card) {
    this.libraryVersion = text(card, "libraryVersion");
    this.backend = text(card, "backend");
    this.engine = text(card, "engine");
    this.engineVersion = text(card, "engineVersion");
    this.seed = card.integer("seed");
    this.epochs = card.count("epochs");
    this.trainingData = text(card, "trainingData");
    this.trainingDataSha256 = text(card, "trainingDataSha256");
    this.startedFrom = checkLength("startedFrom", card.textOrNull("startedFrom"));
    this.validationAccuracy =
        checkAccuracy("validationAccuracy", card.numberOrNull("validationAccuracy"));
    this.testAccuracy = checkAccuracy("testAccuracy", card.numberOrNull("testAccuracy"));
  }

  private ModelCard(long seed, TrainingReport training, @Nullable Evaluation test) {
    this.libraryVersion = LibraryVersion.get();
    this.backend = cut(training.backend().name());
    this.engine = cut(training.backend().engine());
    this.engineVersion = cut(training.backend().version());
    this.seed = seed;
    this.epochs = training.keptEpoch();
    this.trainingData = cut(training.dataName());
    this.trainingDataSha256 = cut(training.dataSha256());
    String from = training.startedFrom();
    this.startedFrom = from == null ? null : cut(from);
    this.validationAccuracy =
        checkAccuracy("validationAccuracy", training.kept().validationAccuracy());
    this.testAccuracy = test == null ? null : test.accuracy();
  }

  /** The card of a training and, if not null, of the evaluation after it. */
  static ModelCard of(TrainingReport training, @Nullable Evaluation test) {
    return new ModelCard(training.training().seed(), training, test);
  }

  /**
   * Reads a card, which must have all fields and no others.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or of the wrong type, an
   *     accuracy is not from 0 to 1, or a text is longer than 1,000 characters
   */
  static ModelCard fromJson(String json) {
    return JsonObject.read(json, ModelCard::new);
  }

  /** A data set, an engine or a checkpoint may have texts of any length; a card may not. */
  private static String cut(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
  }

  private static String text(JsonObject card, String name) {
    String text = card.text(name);
    checkLength(name, text);
    return text;
  }

  private static @Nullable String checkLength(String name, @Nullable String text) {
    if (text != null && text.length() > TEXT) {
      throw new IllegalArgumentException(
          "%s: found %d characters, expected at most %d".formatted(name, text.length(), TEXT));
    }
    return text;
  }

  private static @Nullable Double checkAccuracy(String name, @Nullable Double accuracy) {
    if (accuracy != null && !(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(name + ": found " + accuracy + ", expected 0 to 1");
    }
    return accuracy;
  }

  /** Version of this library. */
  public String libraryVersion() {
    return libraryVersion;
  }

  /** Name of the backend that trained it. */
  public String backend() {
    return backend;
  }

  /** Name of that backend's engine. */
  public String engine() {
    return engine;
  }

  /** Version of that engine. */
  public String engineVersion() {
    return engineVersion;
  }

  /** Seed of initial weights, order and augmentation. */
  public long seed() {
    return seed;
  }

  /**
   * Number of epochs trained until the weights were kept; fewer than the spec's if the training was
   * stopped early.
   */
  public int epochs() {
    return epochs;
  }

  /** Name of the training data. */
  public String trainingData() {
    return trainingData;
  }

  /** SHA-256 of the training data, hexadecimal; see {@link dev.lenet.api.Dataset#sha256}. */
  public String trainingDataSha256() {
    return trainingDataSha256;
  }

  /**
   * The weights that the training began with, as the name of their network and their SHA-256; null
   * if they were the initial weights of the seed.
   */
  public @Nullable String startedFrom() {
    return startedFrom;
  }

  /** Accuracy on the validation images; null without validation. */
  public @Nullable Double validationAccuracy() {
    return validationAccuracy;
  }

  /** Accuracy on the test images; null if not tested. */
  public @Nullable Double testAccuracy() {
    return testAccuracy;
  }

  /** The card as JSON, as in a model file. */
  public String toJson() {
    return JsonTree.text(fields());
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("libraryVersion", libraryVersion);
    fields.put("backend", backend);
    fields.put("engine", engine);
    fields.put("engineVersion", engineVersion);
    fields.put("seed", seed);
    fields.put("epochs", epochs);
    fields.put("trainingData", trainingData);
    fields.put("trainingDataSha256", trainingDataSha256);
    fields.put("startedFrom", JsonTree.orNull(startedFrom));
    fields.put("validationAccuracy", JsonTree.orNull(validationAccuracy));
    fields.put("testAccuracy", JsonTree.orNull(testAccuracy));
    return fields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelCard that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  /** The card as JSON, escaped and cut for one line of a message. */
  @Override
  public String toString() {
    return Foreign.text(toJson(), 5 * TEXT);
  }
}
