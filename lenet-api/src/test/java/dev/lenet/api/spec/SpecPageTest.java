package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("docs/spec.md and the schema")
class SpecPageTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @SuppressWarnings("NullAway.Init")
  private String page;

  @BeforeEach
  void readPage() throws IOException {
    page = Files.readString(Path.of("..", "docs", "spec.md"));
  }

  private SpecDocument example() {
    int begin = page.indexOf("```json\n") + "```json\n".length();
    return new SpecDocument(page.substring(begin, page.indexOf("```", begin)));
  }

  @Test
  @DisplayName("show an example that is valid")
  void showAValidExample() {
    assertEquals("digits-wide", Specs.parse(example().text(), "in docs/spec.md").name());
  }

  @Test
  @DisplayName("show problems as they are reported")
  void showProblems() {
    SpecDocument wrong =
        example()
            .with("/layers/0/kernel/1", "'5'")
            .with("/layers/1/type", "'avgpool'")
            .without("/layers/4/units")
            .with("/layers/4/unit", "84")
            .with("/training/epochs", "'20'")
            .with("/training/earlyStopping/patience", "0");
    var e = assertThrows(SpecException.class, () -> Specs.parse(wrong.text(), "in 'my.json'"));
    assertTrue(page.contains("```\n" + e.reason().strip() + "\n```"), e.reason());
  }

  @Test
  @DisplayName("name every field there is")
  void nameEveryField() {
    Set<String> fields = new TreeSet<>();
    for (JsonNode properties : MAPPER.readTree(Specs.schema()).findValues("properties")) {
      fields.addAll(properties.propertyNames());
    }
    assertTrue(fields.size() > 40, fields.toString());
    for (String field : fields) {
      boolean named =
          page.contains("`" + field + "`")
              || page.contains("/" + field + "`")
              || page.contains("\"" + field + "\"");
      assertTrue(named, field);
    }
  }

  @Test
  @DisplayName("name every recipe")
  void nameEveryRecipe() {
    for (String name : Specs.names()) {
      assertTrue(page.contains("| `" + name + "` |"), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/initializer,                        /properties/initializer",
    "/layers/0/stride,                    /$defs/conv2d/properties/stride",
    "/layers/0/padding,                   /$defs/conv2d/properties/padding",
    "/layers/0/activation,                /$defs/activation",
    "/layers/3/activation,                /$defs/dense/properties/activation",
    "/layers/4/activation,                /$defs/activation",
    "/training/optimizer/momentum,        /$defs/optimizer/oneOf/0/properties/momentum",
    "/training/optimizer/weightDecay,     /$defs/optimizer/oneOf/0/properties/weightDecay",
    "/training/schedule/warmup,           /$defs/schedule/oneOf/2/properties/warmup",
    "/training/schedule/final,            /$defs/schedule/oneOf/2/properties/final",
    "/training/seed,                      /$defs/training/properties/seed",
    "/training/validation,                /$defs/training/properties/validation",
    "/training/augmentation/rotate,       /$defs/augmentation/properties/rotate",
    "/training/augmentation/scale,        /$defs/augmentation/properties/scale",
    "/training/augmentation/shear,        /$defs/augmentation/properties/shear",
    "/training/augmentation/shift,        /$defs/augmentation/properties/shift"
  })
  @DisplayName("give the defaults that the reader fills in")
  void giveTheDefaults(String pointer, String inSchema) {
    assertDefault(SpecDocument.sparse(), pointer, inSchema);
  }

  @ParameterizedTest
  @CsvSource({"adam, 1", "adamw, 2"})
  @DisplayName("give the defaults of both kinds of Adam")
  void giveTheDefaultsOfAdam(String type, int place) {
    SpecDocument document =
        SpecDocument.sparse()
            .with("/training/optimizer", "{'type': '" + type + "', 'learningRate': 1}");
    String properties = "/$defs/optimizer/oneOf/" + place + "/properties/";
    assertDefault(document, "/training/optimizer/beta1", properties + "beta1");
    assertDefault(document, "/training/optimizer/beta2", properties + "beta2");
    assertDefault(document, "/training/optimizer/weightDecay", properties + "weightDecay");
    assertDefault(document, "/training/optimizer/epsilon", "/$defs/epsilon");
  }

  @ParameterizedTest
  @CsvSource({"damping", "patterns", "weightDecay"})
  @DisplayName("give the defaults of sdlm")
  void giveTheDefaultsOfSdlm(String field) {
    SpecDocument document =
        SpecDocument.sparse().with("/training/optimizer", "{'type': 'sdlm', 'learningRate': 1}");
    assertDefault(
        document, "/training/optimizer/" + field, "/$defs/optimizer/oneOf/3/properties/" + field);
  }

  @Test
  @DisplayName("give the default of the schedule")
  void giveTheDefaultOfTheSchedule() {
    SpecDocument document = SpecDocument.sparse().without("/training/schedule");
    assertDefault(document, "/training/schedule", "/$defs/schedule");
  }

  private static void assertDefault(SpecDocument document, String pointer, String inSchema) {
    JsonNode filledIn =
        MAPPER.readTree(Specs.toJson(Specs.parse(document.text(), "of the test"))).at(pointer);
    JsonNode said = MAPPER.readTree(Specs.schema()).at(inSchema + "/default");
    if (said.isNumber()) {
      assertEquals(said.doubleValue(), filledIn.doubleValue(), pointer);
    } else {
      assertEquals(said, filledIn, pointer);
    }
    assertTrue(MAPPER.readTree(document.text()).at(pointer).isMissingNode(), pointer);
  }
}
