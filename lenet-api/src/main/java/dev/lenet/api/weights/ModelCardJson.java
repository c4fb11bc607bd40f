package dev.lenet.api.weights;

import dev.lenet.api.json.JsonObject;
import dev.lenet.api.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes a model card as JSON. */
final class ModelCardJson {
  private ModelCardJson() {}

  static String write(ModelCard card) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("libraryVersion", card.libraryVersion());
    node.put("backend", card.backend());
    node.put("backendVersion", card.backendVersion());
    node.put("seed", card.seed());
    node.put("epochs", card.epochs());
    node.put("trainingDataSha256", card.trainingDataSha256());
    node.put("validationAccuracy", JsonTree.orNull(card.validationAccuracy()));
    node.put("testAccuracy", JsonTree.orNull(card.testAccuracy()));
    return JsonTree.text(node);
  }

  /**
   * Reads a card with all its fields and no other.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static ModelCard read(String json) {
    return JsonObject.read(
        json,
        card ->
            new ModelCard(
                card.text("libraryVersion"),
                card.text("backend"),
                card.text("backendVersion"),
                card.integer("seed"),
                card.count("epochs"),
                card.text("trainingDataSha256"),
                card.numberOrNull("validationAccuracy"),
                card.numberOrNull("testAccuracy")));
  }
}
