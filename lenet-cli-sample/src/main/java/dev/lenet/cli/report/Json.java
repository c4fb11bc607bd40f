package dev.lenet.cli.report;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes records as indented JSON, with the fields in order. Absent values are {@code null}. */
public final class Json {
  private Json() {}

  /**
   * One JSON value: a record, map, collection, string, number or truth value.
   *
   * @throws IllegalArgumentException if it is, or holds, a value of any other type
   */
  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = generator(new JsonFactory(), text)) {
      write(value, generator);
    }
    return text.toString();
  }

  /** Writes indented JSON. */
  public static JsonGenerator generator(JsonFactory factory, Writer to) {
    return factory.createGenerator(new Indented(), to);
  }

  /** A record's fields by name, in their order. */
  public static Map<String, @Nullable Object> fields(Record fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (RecordComponent field : fields.getClass().getRecordComponents()) {
      try {
        field.getAccessor().setAccessible(true); // the result of a command is a private record
        values.put(field.getName(), field.getAccessor().invoke(fields));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("A record without its fields: " + fields.getClass(), e);
      }
    }
    return values;
  }

  private static void write(@Nullable Object value, JsonGenerator to) {
    if (value instanceof Record fields) {
      write(fields(fields), to);
    } else if (value instanceof Map<?, ?> map) {
      to.writeStartObject();
      map.forEach(
          (name, entry) -> {
            to.writeName(String.valueOf(name));
            write(entry, to);
          });
      to.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      to.writeStartArray();
      list.forEach(element -> write(element, to));
      to.writeEndArray();
    } else if (value instanceof int[] numbers) {
      write(Arrays.stream(numbers).boxed().toList(), to);
    } else if (value instanceof float[] numbers) {
      to.writeStartArray();
      for (float number : numbers) {
        to.writeNumber(number);
      }
      to.writeEndArray();
    } else if (value instanceof String string) {
      to.writeString(string);
    } else if (value instanceof Double number) {
      to.writeNumber(number);
    } else if (value instanceof Float number) {
      to.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      to.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean truth) {
      to.writeBoolean(truth);
    } else if (value == null) {
      to.writeNull();
    } else {
      throw new IllegalArgumentException("No JSON is defined for a value of " + value.getClass());
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
