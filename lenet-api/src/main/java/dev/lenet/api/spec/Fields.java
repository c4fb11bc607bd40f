package dev.lenet.api.spec;

import dev.lenet.internal.json.JsonTree;
import dev.lenet.internal.text.Foreign;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read one by one. Reports what is wrong or missing, and continues
 * with a default value.
 */
final class Fields {
  private static final int FOUND_LENGTH = 60;

  private final Problems problems;
  private final String pointer;
  private final Map<?, ?> object;
  private final Set<String> known = new LinkedHashSet<>();

  /** Reports the value unless it is an object. */
  Fields(Problems problems, String pointer, @Nullable Object value) {
    this.problems = problems;
    this.pointer = pointer;
    this.object = value instanceof Map<?, ?> map ? map : Map.of();
    problems.check(value instanceof Map, pointer, new Found(value), "an object");
  }

  /** A required field. */
  <T> T required(String field, Kind<T> kind, T standIn) {
    return read(pointer(field), get(field), kind).orElse(standIn);
  }

  /** The required field that gives the object's type; null if it cannot be read. */
  <T> @Nullable T type(Kind<T> kind) {
    return read(pointer("type"), get("type"), kind).orElse(null);
  }

  /** A field with a default. */
  <T> T optional(String field, Kind<T> kind, T ifMissing) {
    return has(field) ? required(field, kind, ifMissing) : ifMissing;
  }

  /** A required object. */
  Fields object(String field) {
    Object value = get(field);
    return new Fields(problems, pointer(field), value);
  }

  /** An optional object. */
  @Nullable Fields optionalObject(String field) {
    return has(field) ? object(field) : null;
  }

  /** A required array of objects. Reads no element if the array is too long. */
  List<Fields> objects(String field, int most) {
    List<?> list = list(field, most);
    String at = pointer(field);
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Fields(problems, at + "/" + i, list.get(i)))
        .toList();
  }

  /**
   * An optional array of at least two names. Reads no element if the array is too long or too
   * short.
   */
  List<String> optionalNames(String field, int most) {
    if (!has(field)) {
      return List.of();
    }
    List<?> list = list(field, most);
    String at = pointer(field);
    problems.check(list.size() >= 2, at, new Found(list), "at least two names");
    if (list.size() < 2) {
      return List.of();
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> read(at + "/" + i, list.get(i), Kind.TEXT).orElse(""))
        .toList();
  }

  /**
   * An optional array of at least one array of integers. Reads no element if the array is too long.
   */
  List<List<Integer>> optionalIntegers(String field, int most) {
    if (!has(field)) {
      return List.of();
    }
    List<?> list = list(field, most);
    String at = pointer(field);
    problems.check(!list.isEmpty(), at, new Found(list), "at least one array");
    return IntStream.range(0, list.size())
        .mapToObj(i -> integers(at + "/" + i, list.get(i)))
        .toList();
  }

  /** A required array of numbers. Reads no element if the array is too long. */
  List<Double> numbers(String field, int most) {
    List<?> list = list(field, most);
    String at = pointer(field);
    return IntStream.range(0, list.size())
        .mapToObj(i -> read(at + "/" + i, list.get(i), Kind.NUMBER).orElse(1.0))
        .toList();
  }

  private List<Integer> integers(String at, @Nullable Object value) {
    problems.check(value instanceof List, at, new Found(value), "an array");
    List<?> list = value instanceof List<?> array ? array : List.of();
    return IntStream.range(0, list.size())
        .mapToObj(i -> read(at + "/" + i, list.get(i), Kind.INTEGER).orElse(0))
        .toList();
  }

  private List<?> list(String field, int most) {
    Object value = get(field);
    String at = pointer(field);
    problems.check(value instanceof List, at, new Found(value), "an array");
    List<?> list = value instanceof List<?> array ? array : List.of();
    return problems.checkLength(at, list.size(), most) ? list : List.of();
  }

  /** A required height and width. */
  Size size(String field) {
    return pair(field, Kind.INTEGER, "[height, width], two integers", 1, Size::new);
  }

  /** A height and a width with a default. */
  Size optionalSize(String field, Size ifMissing) {
    return has(field) ? size(field) : ifMissing;
  }

  /** A required range. */
  ValueRange range(String field) {
    return pair(field, Kind.NUMBER, "[low, high], two numbers", 0.0, ValueRange::new);
  }

  /** Reports the fields that were not read. */
  void end() {
    String allowed = known.isEmpty() ? "no field" : "the fields " + String.join(", ", known);
    for (Object field : object.keySet()) {
      if (!known.contains(field)) {
        problems.reportExtra(pointer((String) field), "a field that nothing reads", allowed);
      }
    }
  }

  private <T, P> P pair(
      String field, Kind<T> kind, String allowed, T standIn, BiFunction<T, T, P> pairing) {
    Object value = get(field);
    String at = pointer(field);
    List<?> pair = value instanceof List<?> list ? list : List.of();
    problems.check(pair.size() == 2, at, new Found(value), allowed);
    if (pair.size() != 2) {
      return pairing.apply(standIn, standIn);
    }
    T first = read(at + "/0", pair.get(0), kind).orElse(standIn);
    T second = read(at + "/1", pair.get(1), kind).orElse(standIn);
    return pairing.apply(first, second);
  }

  private <T> Optional<T> read(String at, @Nullable Object value, Kind<T> kind) {
    Optional<T> read = value == null ? Optional.empty() : kind.reader().apply(value);
    problems.check(read.isPresent(), at, new Found(value), kind.allowed());
    return read;
  }

  private boolean has(String field) {
    return get(field) != null;
  }

  private @Nullable Object get(String field) {
    known.add(field);
    return object.get(field);
  }

  private String pointer(String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /** The value found. Its text is made only when needed, because most values are correct. */
  private record Found(@Nullable Object value) {
    @Override
    public String toString() {
      return value == null ? Kind.NOTHING : Foreign.text(JsonTree.text(value), FOUND_LENGTH);
    }
  }
}
