package dev.lenet.internal.json;

import dev.lenet.internal.text.Foreign;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON text as Java values, read with Jackson's token parser: objects are maps in the order of the
 * text, arrays are lists; strings; {@link Long}, {@link BigInteger} where that is too small, and
 * {@link Double} for numbers with a point or an exponent; {@link Boolean}; {@link #NULL}. Java's
 * null stands for a missing value. Jackson's mapper is not used: it takes a sixth of a second to
 * create, and needs annotations in a version that other libraries of the application may not have.
 */
public final class JsonTree {
  /** JSON's {@code null}. */
  public static final Object NULL = Null.NULL;

  /** A tree takes some 50 bytes for each token. A spec has a few hundred tokens. */
  private static final long MOST_TOKENS = 2_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // do not keep names of one file for the next
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
          .build();

  /** The value, or {@link #NULL}. */
  public static Object orNull(@Nullable Object value) {
    return value == null ? NULL : value;
  }

  private final JsonParser tokens;
  private final Consumer<JsonParser> twice;

  private JsonTree(JsonParser tokens, Consumer<JsonParser> twice) {
    this.tokens = tokens;
    this.twice = twice;
  }

  /**
   * The text's value; null if the text is empty.
   *
   * @param twice called for each name that is repeated in its object, while the parser is at that
   *     name; the first value is kept
   * @throws JacksonException if it is not one JSON value
   */
  public static @Nullable Object read(String text, Consumer<JsonParser> twice) {
    try (JsonParser tokens = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = tokens.nextToken();
      Object value = first == null ? null : new JsonTree(tokens, twice).value(first);
      if (first != null && tokens.nextToken() != null) {
        throw new StreamReadException(tokens, "more text after the end");
      }
      return value;
    }
  }

  /**
   * The text's value; null if the text is empty.
   *
   * @throws JacksonException if it is not one JSON value, or a name is repeated in an object
   */
  public static @Nullable Object readStrictly(String text) {
    return read(
        text,
        tokens -> {
          String name = Foreign.text(tokens.currentName());
          throw new StreamReadException(tokens, "Duplicate property '" + name + "'");
        });
  }

  /** Jackson limits the depth of a document, and so the depth of this recursion. */
  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> tokens.getString();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> tokens.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> throw new StreamReadException(tokens, "Unexpected " + token);
    };
  }

  private Object integer() {
    return switch (tokens.getNumberType()) {
      case INT, LONG -> tokens.getLongValue();
      default -> tokens.getBigIntegerValue();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    Set<String> repeated = new HashSet<>();
    while (tokens.nextToken() != JsonToken.END_OBJECT) {
      String name = tokens.currentName();
      if (!object.containsKey(name)) {
        object.put(name, value(tokens.nextToken()));
        continue;
      }
      if (repeated.add(name)) {
        twice.accept(tokens);
      }
      tokens.nextToken();
      tokens.skipChildren();
    }
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    for (JsonToken token = tokens.nextToken();
        token != JsonToken.END_ARRAY;
        token = tokens.nextToken()) {
      array.add(value(token));
    }
    return array;
  }

  /** The value as JSON text without spaces; null as {@code null}. */
  public static String text(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, generator);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator to) {
    if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      map.forEach(
          (name, entry) -> {
            to.writeName((String) name);
            write(entry, to);
          });
      to.writeEndObject();
    } else if (value instanceof List<?> list) {
      to.writeStartArray();
      list.forEach(element -> write(element, to));
      to.writeEndArray();
    } else if (value instanceof String string) {
      to.writeString(string);
    } else if (value instanceof Double number) {
      to.writeNumber(number);
    } else {
      to.writeRawValue(String.valueOf(value)); // integers, true, false, null
    }
  }

  private enum Null {
    NULL;

    @Override
    public String toString() {
      return "null";
    }
  }
}
