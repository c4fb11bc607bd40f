package dev.lenet.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one command line led to. */
record Cli(int code, String out, String err) {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Runs it in this JVM, with nothing on stdin. */
  static Cli run(String... args) {
    return run(new byte[0], args);
  }

  static Cli run(byte[] in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(in), stream(out), stream(err), false, () -> false);
    int code = Lenet.run(console, args);
    return new Cli(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  Cli requireDone() {
    Assertions.assertEquals(0, code, err);
    return this;
  }

  /** Exactly one JSON object, and nothing else, on stdout. */
  JsonNode json() {
    JsonNode node = STRICT.readTree(out);
    Assertions.assertTrue(node.isObject(), out);
    return node;
  }

  /** Fails unless the command gave up as it should: code, one sentence, no result, no stack. */
  void requireRefusal(int expectedCode, String... partsOfSentence) {
    Assertions.assertEquals(expectedCode, code, err);
    Assertions.assertEquals("", out);
    for (String part : partsOfSentence) {
      Assertions.assertTrue(err.contains(part), () -> "'" + part + "' is not in: " + err);
    }
    Assertions.assertFalse(err.contains("\tat "), err);
    Assertions.assertFalse(err.contains("Exception"), err);
  }
}
