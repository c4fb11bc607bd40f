package dev.lenet.internal.json;

import dev.lenet.internal.text.Foreign;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The fields of a JSON object. Every field that is read must exist and have the expected type, and
 * no other field may exist. Otherwise, an {@link IllegalArgumentException} says what was found and
 * what was expected.
 */
public final class JsonObject {
  private static final int FOUND = 80;

  private final String path;
  private final Map<?, ?> fields;
  private final Set<Object> known = new LinkedHashSet<>();

  private JsonObject(String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "%sfound %s, expected an object".formatted(path, found(value)));
    }
    this.path = path;
    this.fields = map;
  }

  /** Reads JSON text that is an object; empty text is an object without fields. */
  public static <T> T read(String json, Function<JsonObject, T> reader) {
    try {
      Object value = JsonTree.readStrictly(json);
      return read("", value == null ? Map.of() : value, reader);
    } catch (JacksonException e) {
      String reason = Foreign.text(e.getOriginalMessage());
      throw new IllegalArgumentException("found no JSON (" + reason + ")", e);
    }
  }

  private static <T> T read(String path, @Nullable Object value, Function<JsonObject, T> reader) {
    JsonObject object = new JsonObject(path, value);
    T read = reader.apply(object);
    for (Object name : object.fields.keySet()) {
      if (!object.known.contains(name)) {
        throw new IllegalArgumentException(
            "%sfound a field '%s', expected %s".formatted(path, Foreign.text(name), object.known));
      }
    }
    return read;
  }

  /** An object within this one. */
  public <T> T object(String name, Function<JsonObject, T> reader) {
    return read(path + name + ": ", field(name, Map.class, "an object"), reader);
  }

  /** An array of objects. */
  public <T> List<T> objects(String name, Function<JsonObject, T> reader) {
    List<?> list = field(name, List.class, "an array");
    return list.stream().map(element -> read(path + name + ": ", element, reader)).toList();
  }

  /** A string. */
  public String text(String name) {
    return field(name, String.class, "a string");
  }

  /** A string or null. */
  public @Nullable String textOrNull(String name) {
    return isNull(name) ? null : text(name);
  }

  /** An integer of 64 bits. */
  public long integer(String name) {
    return field(name, Long.class, "an integer");
  }

  /** An integer from 0 to 2,147,483,647. */
  public int count(String name) {
    long value = integer(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(name, value, "an integer from 0 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  /** A finite number. */
  public double number(String name) {
    double value = field(name, Number.class, "a number").doubleValue();
    if (!Double.isFinite(value)) {
      throw wrong(name, value, "a finite number");
    }
    return value;
  }

  /** A finite number or null. */
  public @Nullable Double numberOrNull(String name) {
    return isNull(name) ? null : Double.valueOf(number(name));
  }

  private boolean isNull(String name) {
    known.add(name);
    return fields.get(name) == JsonTree.NULL;
  }

  private <T> T field(String name, Class<T> type, String expected) {
    known.add(name);
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw wrong(name, value, expected);
    }
    return type.cast(value);
  }

  private IllegalArgumentException wrong(String name, @Nullable Object value, String expected) {
    return new IllegalArgumentException(
        "%s%s: found %s, expected %s".formatted(path, name, found(value), expected));
  }

  private static String found(@Nullable Object value) {
    return value == null ? "nothing" : Foreign.text(JsonTree.text(value), FOUND);
  }
}
