package dev.lenet.api.spec;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, read one by one. What is wrong or missing is reported, and reading
 * goes on with a stand-in.
 */
final class Fields {
  private static final int FOUND_LENGTH = 60;

  private final Problems problems;
  private final String pointer;
  private final JsonNode object;
  private final Set<String> known = new LinkedHashSet<>();

  /** Reports the value unless it is an object. */
  Fields(Problems problems, String pointer, JsonNode value) {
    this.problems = problems;
    this.pointer = pointer;
    this.object = value;
    problems.check(value.isObject(), pointer, new Found(value), "an object");
  }

  /** A field that has to be there. */
  <T> T required(String field, Kind<T> kind, T standIn) {
    return read(pointer(field), get(field), kind).orElse(standIn);
  }

  /** A field with a default. */
  <T> T optional(String field, Kind<T> kind, T ifMissing) {
    return has(field) ? required(field, kind, ifMissing) : ifMissing;
  }

  /** An object that has to be there. */
  Fields object(String field) {
    JsonNode value = get(field);
    return new Fields(problems, pointer(field), value);
  }

  /** An object that may be missing. */
  @Nullable Fields optionalObject(String field) {
    return has(field) ? object(field) : null;
  }

  /** An array that has to be there; its elements are read with {@link #element}. */
  int arraySize(String field) {
    JsonNode value = get(field);
    problems.check(value.isArray(), pointer(field), new Found(value), "an array");
    return value.isArray() ? value.size() : 0;
  }

  /** One object of an array. */
  Fields element(String field, int index) {
    return new Fields(problems, pointer(field) + "/" + index, get(field).path(index));
  }

  /** A height and a width that have to be there. */
  Size size(String field) {
    return pair(field, Kind.INTEGER, "[height, width], two integers", 1, Size::new);
  }

  /** A height and a width with a default. */
  Size optionalSize(String field, Size ifMissing) {
    return has(field) ? size(field) : ifMissing;
  }

  /** A range that has to be there. */
  ValueRange range(String field) {
    return pair(field, Kind.NUMBER, "[low, high], two numbers", 0.0, ValueRange::new);
  }

  /** Reports the fields that nobody asked for. */
  void end() {
    for (String field : object.propertyNames()) {
      if (!known.contains(field)) {
        problems.reportExtra(
            pointer(field),
            "a field that nothing reads",
            known.isEmpty() ? "no field" : "the fields " + String.join(", ", known));
      }
    }
  }

  private <T, P> P pair(
      String field, Kind<T> kind, String allowed, T standIn, Pairing<T, P> pairing) {
    JsonNode value = get(field);
    String at = pointer(field);
    problems.check(value.isArray() && value.size() == 2, at, new Found(value), allowed);
    T first = read(at + "/0", value.path(0), kind).orElse(standIn);
    T second = read(at + "/1", value.path(1), kind).orElse(standIn);
    return pairing.of(first, second);
  }

  private <T> Optional<T> read(String at, JsonNode value, Kind<T> kind) {
    Optional<T> read = kind.reader().apply(value);
    problems.check(read.isPresent(), at, new Found(value), kind.allowed());
    return read;
  }

  private boolean has(String field) {
    return !get(field).isMissingNode();
  }

  private JsonNode get(String field) {
    known.add(field);
    return object.path(field);
  }

  private String pointer(String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /** What stands there, put into words only if somebody asks: mostly nothing is wrong with it. */
  private record Found(JsonNode value) {
    @Override
    public String toString() {
      String text = value.isMissingNode() ? Kind.NOTHING : value.toString();
      return text.length() <= FOUND_LENGTH ? text : text.substring(0, FOUND_LENGTH) + "...";
    }
  }

  /** Makes one value of two. */
  private interface Pairing<T, P> {
    P of(T first, T second);
  }
}
