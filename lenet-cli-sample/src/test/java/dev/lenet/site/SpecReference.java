package dev.lenet.site;

import dev.lenet.api.spec.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes docs/spec-reference.md of the JSON schema. */
final class SpecReference {
  private final JsonNode schema = new JsonMapper().readTree(Specs.schema());
  private final MarkdownWriter page = new MarkdownWriter();

  private SpecReference() {}

  /** The page. */
  static String page() {
    SpecReference reference = new SpecReference();
    reference.add();
    return reference.page.toString();
  }

  private void add() {
    page.heading(1, "The fields of a spec");
    page.paragraph(
        "Every field that a spec file may have. [spec.md](spec.md) has an example and explains it."
            + " This page is made of the JSON schema by `mvn -Psite test-compile`, and a test"
            + " compares it with that.");
    object(2, "Top level", schema, Set.of());
  }

  /**
   * Adds a section for an object, and one for each object in its fields.
   *
   * @param required fields that are required because of what is around the object
   */
  private void object(int level, String title, JsonNode object, Set<String> required) {
    Set<String> needed = new TreeSet<>(required);
    object.path("required").forEach(name -> needed.add(name.stringValue()));
    page.heading(level, title);
    if (object.has("description")) {
      page.paragraph(object.get("description").stringValue());
    }
    if (object.has("oneOf")) {
      alternatives(level, title, object, needed);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
      rows.add(row(field.getKey(), resolved(field.getValue()), needed));
    }
    page.table(List.of("field", "allowed", "default", "meaning"), rows);
    for (Map.Entry<String, JsonNode> field : object.get("properties").properties()) {
      JsonNode value = resolved(field.getValue());
      JsonNode part = value.has("items") ? resolved(value.get("items")) : value;
      if (isObject(part)) {
        object(level, field.getKey(), part, Set.of());
      }
    }
  }

  private void alternatives(int level, String title, JsonNode object, Set<String> required) {
    page.paragraph("The `type` decides which other fields there are.");
    for (JsonNode one : object.get("oneOf")) {
      JsonNode alternative = resolved(one);
      String type = alternative.at("/properties/type/const").stringValue();
      object(level + 1, title + ": " + type, alternative, required);
    }
  }

  private List<String> row(String name, JsonNode value, Set<String> required) {
    String given =
        value.has("default")
            ? "`" + value.get("default").toString().replace(".0E", "e") + "`"
            : required.contains(name) ? "required" : "";
    return List.of("`" + name + "`", allowed(name, value), given, text(value, "description"));
  }

  private String allowed(String name, JsonNode value) {
    if (isObject(value)) {
      return "[an object](#%s)".formatted(name.toLowerCase(Locale.ROOT));
    }
    if (value.has("const")) {
      return "`" + value.get("const").stringValue() + "`";
    }
    if (value.has("enum")) {
      return value
          .get("enum")
          .valueStream()
          .map(one -> "`" + one.stringValue() + "`")
          .collect(Collectors.joining(", "));
    }
    return switch (text(value, "type")) {
      case "array" -> list(name, value);
      case "string" -> text(value);
      default -> number(value);
    };
  }

  private String list(String name, JsonNode value) {
    JsonNode item = resolved(value.get("items"));
    int least = value.path("minItems").asInt(0);
    int most = value.path("maxItems").asInt(0);
    if (isObject(item)) {
      return "%d to %d [objects](#%s)".formatted(least, most, name.toLowerCase(Locale.ROOT));
    }
    String size = least == 2 && most == 2 ? "a pair" : "%d to %d".formatted(least, most);
    return size + ", each a " + allowed(name, item);
  }

  private static String text(JsonNode value) {
    return value.has("maxLength")
        ? "text of 1 to %d characters".formatted(value.get("maxLength").intValue())
        : "text";
  }

  private static String number(JsonNode value) {
    List<String> limits = new ArrayList<>();
    add(limits, value, "minimum", "≥ ");
    add(limits, value, "exclusiveMinimum", "> ");
    add(limits, value, "maximum", "≤ ");
    add(limits, value, "exclusiveMaximum", "< ");
    String type = text(value, "type").equals("integer") ? "whole number" : "number";
    return limits.isEmpty() ? type : type + " " + String.join(" and ", limits);
  }

  private static void add(List<String> limits, JsonNode value, String limit, String words) {
    // what every whole number is below is not worth saying
    if (value.has(limit) && value.get(limit).asLong() != Integer.MAX_VALUE) {
      limits.add(words + value.get(limit));
    }
  }

  private static String text(JsonNode value, String field) {
    return value.has(field) ? value.get(field).stringValue() : "";
  }

  private static boolean isObject(JsonNode value) {
    return value.has("properties") || value.has("oneOf");
  }

  /** A definition in place of the reference to it, with what stands beside the reference. */
  private JsonNode resolved(JsonNode value) {
    if (!value.has("$ref")) {
      return value;
    }
    String pointer = value.get("$ref").stringValue().substring(1);
    ObjectNode whole = (ObjectNode) resolved(schema.at(pointer)).deepCopy();
    whole.setAll((ObjectNode) value);
    whole.remove("$ref");
    return whole;
  }
}
