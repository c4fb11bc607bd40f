package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code openapi.json} says of answers. */
final class Description {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final JsonNode document;

  Description() throws IOException {
    try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
      document = MAPPER.readTree(in);
    }
  }

  /** All methods of all paths, such as {@code GET /metrics}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    JsonNode paths = document.get("paths");
    for (String path : paths.propertyNames()) {
      for (String method : paths.get(path).propertyNames()) {
        operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    return operations;
  }

  /** The statuses of all problems. */
  Set<String> problems() {
    return new TreeSet<>(document.at("/components/responses").propertyNames());
  }

  boolean has(String path) {
    return document.get("paths").has(path);
  }

  /** Fails unless an answer is one that is described. */
  void require(String method, String path, int status, String type, String body) {
    JsonNode operations = document.get("paths").get(path);
    String name = method.toLowerCase(Locale.ROOT);
    // another method is refused as the one there is would be
    JsonNode operation = operations.has(name) ? operations.get(name) : operations.iterator().next();
    JsonNode response = resolved(operation.get("responses").path(Integer.toString(status)));
    String answer = "%s %s -> %d %s".formatted(method, path, status, body);
    assertFalse(response.isMissingNode(), () -> "not described: " + answer);
    assertEquals(Set.of(type), Set.copyOf(response.get("content").propertyNames()), answer);
    if (type.endsWith("json")) {
      ObjectNode schema = (ObjectNode) withDefs(response.get("content").get(type).get("schema"));
      schema.set("$defs", withDefs(document.at("/components/schemas")));
      assertEquals(
          "[]",
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(schema)
              .validate(body, InputFormat.JSON)
              .toString(),
          answer);
    }
  }

  /** As JSON Schema has it outside of OpenAPI. */
  private static JsonNode withDefs(JsonNode schema) {
    return MAPPER.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
  }

  private JsonNode resolved(JsonNode response) {
    return response.has("$ref")
        ? document.at(response.get("$ref").asString().substring(1))
        : response;
  }
}
