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

/** A model card as a model file has it. */
record StoredCard(
    String libraryVersion,
    String backend,
    String engine,
    String engineVersion,
    long seed,
    int epochs,
    String trainingData,
    String trainingDataSha256,
    @Nullable String startedFrom,
    @Nullable Double validationAccuracy,
    @Nullable Double testAccuracy)
    implements ModelCard {
  private static final int TEXT = 1_000;

  /** The card of a training and, if not null, of the evaluation after it. */
  static StoredCard of(TrainingReport training, @Nullable Evaluation test) {
    String from = training.startedFrom();
    return new StoredCard(
            LibraryVersion.get(),
            cut(training.backend().name()),
            cut(training.backend().engine()),
            cut(training.backend().version()),
            training.training().seed(),
            training.keptEpoch(),
            cut(training.dataName()),
            cut(training.dataSha256()),
            from == null ? null : cut(from),
            training.kept().validationAccuracy(),
            test == null ? null : test.accuracy())
        .checked();
  }

  /** A data set, an engine or a checkpoint may have texts of any length; a card may not. */
  private static String cut(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
  }

  /**
   * Reads a card, which must have all fields and no others.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or of the wrong type, an
   *     accuracy is not from 0 to 1, or a text is longer than 1,000 characters
   */
  static StoredCard fromJson(String json) {
    return JsonObject.read(json, StoredCard::read).checked();
  }

  private static StoredCard read(JsonObject card) {
    return new StoredCard(
        card.text("libraryVersion"),
        card.text("backend"),
        card.text("engine"),
        card.text("engineVersion"),
        card.integer("seed"),
        card.count("epochs"),
        card.text("trainingData"),
        card.text("trainingDataSha256"),
        card.textOrNull("startedFrom"),
        card.numberOrNull("validationAccuracy"),
        card.numberOrNull("testAccuracy"));
  }

  private StoredCard checked() {
    fields().forEach(StoredCard::check);
    return this;
  }

  private static void check(String name, Object value) {
    if (value instanceof String text && text.length() > TEXT) {
      throw new IllegalArgumentException(
          "%s: found %d characters, expected at most %d".formatted(name, text.length(), TEXT));
    }
    if (value instanceof Double accuracy && !(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(name + ": found " + accuracy + ", expected 0 to 1");
    }
  }

  @Override
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

  /** The card as JSON, escaped and cut for one line of a message. */
  @Override
  public String toString() {
    return Foreign.text(toJson(), 5 * TEXT);
  }
}
