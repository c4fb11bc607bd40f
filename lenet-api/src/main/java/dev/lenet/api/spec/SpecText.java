package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import dev.lenet.internal.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** A spec's JSON text as a tree in the order of the text. */
final class SpecText {
  /** 1 MiB. */
  static final int MOST_BYTES = 1 << 20;

  /** An index of an array in a pointer. A pointer that was cut off has none. */
  private static final Pattern INDEX = Pattern.compile("\\d{1,7}");

  private static final String PLACE = "%08d";

  private final @Nullable Object tree;

  private SpecText(@Nullable Object tree) {
    this.tree = tree;
  }

  /** Reads the text. Reports invalid JSON and repeated fields as problems. */
  static SpecText read(String json, Problems problems) {
    if (json.length() > MOST_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      SpecProblem tooLong = tooLong();
      problems.check(false, tooLong.pointer(), tooLong.found(), tooLong.allowed());
      return new SpecText(null);
    }
    try {
      return new SpecText(JsonTree.read(json, tokens -> noteTwice(tokens, problems)));
    } catch (JacksonException e) {
      problems.check(false, "", placeOf(e) + reasonOf(e), "JSON (RFC 8259)");
      return new SpecText(null);
    }
  }

  /** The problem of a text that is too long. */
  static SpecProblem tooLong() {
    return new SpecProblem(
        "", "more than " + MOST_BYTES + " bytes", "at most " + MOST_BYTES + " bytes of UTF-8");
  }

  private static String placeOf(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Without the part of Jackson's message that is about its source and not about the text. */
  private static String reasonOf(JacksonException e) {
    return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
  }

  /** Makes at most a hundred pointers, because each may be as long as the text. */
  private static void noteTwice(JsonParser tokens, Problems problems) {
    if (problems.isFull()) {
      problems.countOneMore();
    } else {
      String pointer = tokens.streamReadContext().pathAsPointer().toString();
      problems.check(false, pointer, "the field a second time", "each field once");
    }
  }

  /** The whole document; null if the text is empty or not JSON. */
  @Nullable Object tree() {
    return tree;
  }

  /**
   * The problems in the order of the text. The place of a missing field is the beginning of its
   * object.
   */
  List<SpecProblem> inOrder(List<SpecProblem> problems) {
    return problems.stream()
        .map(this::find)
        .sorted(Comparator.comparing(Placed::place))
        .map(Placed::problem)
        .toList();
  }

  /** Follows a problem's pointer as far as it leads. */
  private Placed find(SpecProblem problem) {
    StringBuilder place = new StringBuilder();
    Object value = tree;
    List<String> steps = List.of(problem.pointer().split("/", -1));
    for (String step : steps.subList(1, steps.size())) {
      if (value instanceof Map<?, ?> map) {
        String name = step.replace("~1", "/").replace("~0", "~");
        place.append(PLACE.formatted(new ArrayList<Object>(map.keySet()).indexOf(name)));
        value = map.get(name);
      } else if (value instanceof List<?> list && INDEX.matcher(step).matches()) {
        int index = Integer.parseInt(step);
        place.append(PLACE.formatted(index));
        value = list.get(index);
      } else {
        value = null;
      }
    }
    return new Placed(place.toString(), asWritten(problem, value));
  }

  /** Quotes 1 as 1 and not as 1.0, and says if a value is a default that is not in the text. */
  private static SpecProblem asWritten(SpecProblem problem, @Nullable Object value) {
    String found = problem.found();
    boolean isDefault =
        value == null && !problem.pointer().isEmpty() && !problem.pointer().endsWith("…");
    if (isDefault && !found.equals(Kind.NOTHING)) {
      found = Kind.NOTHING + " (default " + found + ")";
    } else if (value instanceof Long integer && found.equals("" + integer.doubleValue())) {
      found = integer.toString();
    }
    return new SpecProblem(problem.pointer(), found, problem.allowed());
  }

  /**
   * A problem with its place in the text: eight characters for the index of the value among its
   * siblings, and before them the same for everything that contains the value. The index of a
   * missing field is -1.
   */
  private record Placed(String place, SpecProblem problem) {}
}
