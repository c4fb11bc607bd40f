package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any text")
class SpecFuzzTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int ROUNDS = 3_000;
  private static final String CHARACTERS = "\"{}[]:,0123.e-x\0\uD800é";
  private static final String[] VALUES =
      ("0;1;2;-1;0.5;1.5;3;5;17;300;1e9;2147483647;9223372036854775807;1e300;true;null;'';'name';'adam';"
              + "'dense';'conv2d';'tanh';'softmax';'constant';[];{};[1, 1];[2, 3];[0, 1e39];[[]];"
              + "{'type': 'constant'};{'patience': 1}")
          .split(";", -1);

  @Test
  @DisplayName("with one character changed, added or gone is a spec or has problems")
  void oneCharacter() {
    String text = SpecDocument.full().text();
    Random random = new Random(7);
    int refused = 0;
    for (int n = 0; n < ROUNDS; n++) {
      int at = random.nextInt(text.length());
      char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      String changed =
          text.substring(0, at)
              + (random.nextInt(3) == 0 ? "" : character)
              + text.substring(at + random.nextInt(2));
      refused += SpecTarget.accepts(changed) ? 0 : 1;
    }
    assertTrue(refused > ROUNDS / 2 && refused < ROUNDS, refused + " refused");
  }

  @Test
  @DisplayName("with other values is never a spec if the schema refuses it")
  void otherValues() {
    Random random = new Random(8);
    int accepted = 0;
    for (int n = 0; n < ROUNDS; n++) {
      SpecDocument document = random.nextBoolean() ? SpecDocument.full() : SpecDocument.sparse();
      for (int change = 0; change <= n % 3; change++) {
        document = changed(document, random);
      }
      accepted += SpecTarget.accepts(document.text()) ? 1 : 0;
    }
    assertTrue(accepted > ROUNDS / 25, accepted + " accepted");
  }

  private static SpecDocument changed(SpecDocument document, Random random) {
    List<String> pointers = new ArrayList<>();
    addPointers("", MAPPER.readTree(document.text()), pointers);
    String pointer = pointers.get(random.nextInt(pointers.size()));
    return random.nextInt(5) == 0
        ? document.without(pointer)
        : document.with(pointer, VALUES[random.nextInt(VALUES.length)]);
  }

  private static void addPointers(String pointer, JsonNode node, List<String> pointers) {
    if (!pointer.isEmpty()) {
      pointers.add(pointer);
    }
    node.propertyStream()
        .forEach(entry -> addPointers(pointer + "/" + entry.getKey(), entry.getValue(), pointers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      addPointers(pointer + "/" + i, node.path(i), pointers);
    }
  }
}
