package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import dev.lenet.api.json.JsonTree;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A spec's JSON text: its tree, and where in the text each value stands. */
final class SpecText {
  private final JsonNode tree;
  private final Map<String, Integer> positions;

  private SpecText(JsonNode tree, Map<String, Integer> positions) {
    this.tree = tree;
    this.positions = positions;
  }

  /** Reads the text; what is wrong with it as JSON, or stands there twice, goes to the problems. */
  static SpecText read(String json, Problems problems) {
    Map<String, Integer> positions = new HashMap<>();
    try (JsonParser parser = JsonTree.tokens(json)) {
      boolean ended = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        problems.check(!ended, "", "more text behind the end", "one JSON object");
        note(parser, positions, problems);
        ended = parser.streamReadContext().inRoot();
      }
      return new SpecText(JsonTree.read(json), positions);
    } catch (JacksonException e) {
      problems.check(false, "", placeOf(e) + reasonOf(e), "JSON (RFC 8259)");
      return new SpecText(MissingNode.getInstance(), positions);
    }
  }

  private static String placeOf(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Without what Jackson says about its own source rather than about the text. */
  private static String reasonOf(JacksonException e) {
    return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
  }

  private static void note(JsonParser parser, Map<String, Integer> positions, Problems problems) {
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    boolean first = positions.putIfAbsent(pointer, positions.size()) == null;
    if (!first && parser.currentToken() == JsonToken.PROPERTY_NAME) {
      problems.check(false, pointer, "the field a second time", "each field once");
      parser.nextToken();
      parser.skipChildren();
    }
  }

  /** The whole document; missing if the text is empty or not JSON. */
  JsonNode tree() {
    return tree;
  }

  /** The problems in the order of the text, a missing field where the object without it begins. */
  List<SpecProblem> inOrder(List<SpecProblem> problems) {
    return problems.stream()
        .map(this::asWritten)
        .sorted(Comparator.comparing((SpecProblem problem) -> position(problem.pointer())))
        .toList();
  }

  /** Says 1 where the text does, rather than 1.0, and that a default does not stand there. */
  private SpecProblem asWritten(SpecProblem problem) {
    String found = problem.found();
    if (!problem.pointer().isEmpty() && !positions.containsKey(problem.pointer())) {
      found = found.equals(Kind.NOTHING) ? found : Kind.NOTHING + " (default " + found + ")";
    }
    JsonNode value = tree.at(problem.pointer());
    if (value.isIntegralNumber() && found.equals(String.valueOf(value.doubleValue()))) {
      found = value.toString();
    }
    return new SpecProblem(problem.pointer(), found, problem.allowed());
  }

  private int position(String pointer) {
    String existing = pointer;
    while (!existing.isEmpty() && !positions.containsKey(existing)) {
      existing = existing.substring(0, existing.lastIndexOf('/'));
    }
    return positions.getOrDefault(existing, 0);
  }
}
