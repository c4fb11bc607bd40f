package dev.lenet.cli.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes records as indented JSON; absent values are {@code null}, fields in their order. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** One JSON value. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
