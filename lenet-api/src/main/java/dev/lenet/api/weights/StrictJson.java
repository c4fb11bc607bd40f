package dev.lenet.api.weights;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that a program wrote: one value, no field twice. */
final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * The text's tree; a missing node if it is empty.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON
   */
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }
}
