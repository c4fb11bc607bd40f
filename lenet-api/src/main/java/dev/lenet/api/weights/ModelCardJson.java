package dev.lenet.api.weights;

import dev.lenet.api.json.JsonTree;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes a model card as JSON. */
final class ModelCardJson {
  private static final List<String> FIELDS =
      List.of(
          "libraryVersion",
          "backend",
          "backendVersion",
          "seed",
          "epochs",
          "trainingDataSha256",
          "validationAccuracy",
          "testAccuracy");

  private ModelCardJson() {}

  static String write(ModelCard card) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("libraryVersion", card.libraryVersion());
    node.put("backend", card.backend());
    node.put("backendVersion", card.backendVersion());
    node.put("seed", card.seed());
    node.put("epochs", card.epochs());
    node.put("trainingDataSha256", card.trainingDataSha256());
    node.put("validationAccuracy", card.validationAccuracy());
    node.put("testAccuracy", card.testAccuracy());
    return node.toString();
  }

  /**
   * Reads a card with all its fields and no other.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static ModelCard read(String json) {
    JsonNode node;
    try {
      node = JsonTree.readStrictly(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("found no JSON (" + e.getOriginalMessage() + ")", e);
    }
    for (String field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException("found a field '" + field + "', expected " + FIELDS);
      }
    }
    return new ModelCard(
        text(node, "libraryVersion"),
        text(node, "backend"),
        text(node, "backendVersion"),
        field(node, "seed", "an integer", n -> n.isIntegralNumber() && n.canConvertToLong())
            .longValue(),
        field(node, "epochs", "an integer", n -> n.isIntegralNumber() && n.canConvertToInt())
            .intValue(),
        text(node, "trainingDataSha256"),
        accuracy(node, "validationAccuracy"),
        accuracy(node, "testAccuracy"));
  }

  private static String text(JsonNode card, String name) {
    return field(card, name, "a string", JsonNode::isString).stringValue();
  }

  private static @Nullable Double accuracy(JsonNode card, String name) {
    JsonNode value = field(card, name, "a number or null", n -> n.isNumber() || n.isNull());
    return value.isNull() ? null : value.doubleValue();
  }

  private static JsonNode field(
      JsonNode card, String name, String expected, Predicate<JsonNode> good) {
    JsonNode value = card.path(name);
    if (!good.test(value)) {
      String found = value.isMissingNode() ? "nothing" : value.toString();
      throw new IllegalArgumentException(
          "%s: found %s, expected %s".formatted(name, found, expected));
    }
    return value;
  }
}
