package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lenet.api.error.SpecProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is wrong in a spec")
class SpecProblemsTest {
  private static final String INTEGER = "an integer (32 bits)";
  private static final String AT_LEAST_0 = "an integer of at least 0";
  private static final String AT_LEAST_1 = "an integer of at least 1";
  private static final String FRACTION = "a number of at least 0 and less than 1";
  private static final String POSITIVE = "a finite number greater than 0";
  private static final String NOT_NEGATIVE = "a finite number of at least 0";
  private static final String LAYER_NAME =
      "1 to 100 letters a to z and A to Z, digits, '_' and '-'";
  private static final String NAME =
      "a name of 1 to 100 characters on one line, without control characters and without spaces around it";

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Specs.schema());

  private static List<Error> schemaErrors(SpecDocument document) {
    return SCHEMA.validate(document.text(), InputFormat.JSON);
  }

  /** Pointer, what is put there, what is found, what is allowed; the schema refuses it too. */
  static Stream<Arguments> oneWrongValue() {
    return Stream.of(
        arguments("", "[]", "[]", "an object"),
        arguments("", "null", "null", "an object"),
        arguments("/name", "7", "7", "a string"),
        arguments("/name", "''", "''", NAME),
        arguments("/name", "' x'", "' x'", NAME),
        arguments("/name", "'a\\u001b[31mb'", "'a\\u001b[31mb'", NAME),
        arguments("/name", "'a\\u202eb'", "'a\\u202eb'", NAME),
        arguments("/$schema", "1", "1", "a string"),
        arguments(
            "/initializer", "'he'", "'he'", oneOf("glorotUniform lecunUniform pytorch lecun1998")),
        arguments("/input", "[]", "[]", "an object"),
        arguments("/input/channels", "0", "0", AT_LEAST_1),
        arguments("/input/height", "-3", "-3", AT_LEAST_1),
        arguments("/input/width", "1.7", "1.7", INTEGER),
        arguments("/input/width", "'3'", "'3'", INTEGER),
        arguments("/input/width", "null", "null", INTEGER),
        arguments("/input/width", "2147483648", "2147483648", INTEGER),
        arguments("/input/width", "99999999999999999999", "99999999999999999999", INTEGER),
        arguments("/input/fit", "'crop'", "'crop'", oneOf("pad resize")),
        arguments("/input/fit", "'PAD'", "'PAD'", oneOf("pad resize")),
        arguments("/input/fit", "true", "true", oneOf("pad resize")),
        arguments("/input/range", "[1]", "[1]", "[low, high], two numbers"),
        arguments("/input/range", "[0,1,2]", "[0,1,2]", "[low, high], two numbers"),
        arguments("/input/range/1", "'1'", "'1'", "a number"),
        arguments("/input/range", "[0.5,0.5]", "[0.5, 0.5]", "two different numbers"),
        arguments("/layers", "{}", "{}", "an array"),
        arguments("/layers", "[]", "[]", "at least one layer"),
        arguments("/layers/1", "'maxpool2d'", "'maxpool2d'", "an object"),
        arguments("/layers/1/name", "'m.2'", "'m.2'", LAYER_NAME),
        arguments("/layers/1/name", "''", "''", LAYER_NAME),
        arguments("/layers/0/name", "1", "1", "a string"),
        arguments(
            "/layers/1/type",
            "'pool'",
            "'pool'",
            oneOf("conv2d avgpool2d maxpool2d subsampling2d dense rbf")),
        arguments(
            "/layers/4/type",
            "7",
            "7",
            oneOf("conv2d avgpool2d maxpool2d subsampling2d dense rbf")),
        arguments("/layers/0/filters", "0", "0", AT_LEAST_1),
        arguments("/layers/0/kernel", "5", "5", "[height, width], two integers"),
        arguments("/layers/0/kernel", "[5]", "[5]", "[height, width], two integers"),
        arguments("/layers/0/kernel/1", "0", "0", AT_LEAST_1),
        arguments("/layers/1/kernel/0", "2.5", "2.5", INTEGER),
        arguments("/layers/0/stride/0", "0", "0", AT_LEAST_1),
        arguments("/layers/2/stride", "'2'", "'2'", "[height, width], two integers"),
        arguments("/layers/0/padding/1", "-1", "-1", AT_LEAST_0),
        arguments("/layers/0/connections", "7", "7", "an array"),
        arguments("/layers/0/connections", "[]", "[]", "at least one array"),
        arguments(
            "/layers/0/activation",
            "'elu'",
            "'elu'",
            oneOf("tanh relu sigmoid scaledTanh identity softmax")),
        arguments(
            "/layers/0/activation",
            "'softmax'",
            "'softmax'",
            "any other activation: softmax is the last layer's"),
        arguments("/layers/3/units", "0", "0", AT_LEAST_1),
        arguments("/classNames", "'x'", "'x'", "an array"),
        arguments("/classNames", "null", "null", "an array"),
        arguments("/classNames", "[]", "[]", "at least two names"),
        arguments("/classNames", "['x']", "['x']", "at least two names"),
        arguments("/classNames/1", "7", "7", "a string"),
        arguments("/classNames/1", "''", "''", NAME),
        arguments("/classNames/1", "'x '", "'x '", NAME),
        arguments("/classNames/1", "'a\\nb'", "'a\\nb'", NAME),
        arguments("/classNames/1", "'a\\u202eb'", "'a\\u202eb'", NAME),
        arguments("/training", "null", "null", "an object"),
        arguments("/training/optimizer", "'adam'", "'adam'", "an object"),
        arguments("/training/optimizer/type", "'lion'", "'lion'", oneOf("sgd adam adamw sdlm")),
        arguments("/training/optimizer/learningRate", "0", "0", POSITIVE),
        arguments("/training/optimizer/learningRate", "'0.1'", "'0.1'", "a number"),
        arguments("/training/optimizer/momentum", "1", "1", FRACTION),
        arguments("/training/optimizer/momentum", "-0.1", "-0.1", FRACTION),
        arguments("/training/optimizer/weightDecay", "-1", "-1", NOT_NEGATIVE),
        arguments("/training/schedule/type", "'exp'", "'exp'", oneOf("constant step cosine table")),
        arguments("/training/schedule/gamma", "0", "0", POSITIVE),
        arguments("/training/schedule/epochs", "0", "0", AT_LEAST_1),
        arguments("/training/loss", "'mse'", "'mse'", oneOf("crossEntropy maximumPosterior")),
        arguments("/training/batchSize", "0", "0", AT_LEAST_1),
        arguments("/training/epochs", "0", "0", AT_LEAST_1),
        arguments(
            "/training/seed", "9223372036854775808", "9223372036854775808", "an integer (64 bits)"),
        arguments("/training/seed", "0.5", "0.5", "an integer (64 bits)"),
        arguments("/training/validation", "-1", "-1", AT_LEAST_0),
        arguments(
            "/training/validation",
            "0",
            "0",
            "at least 1, as earlyStopping goes by the validation accuracy"),
        arguments("/training/earlyStopping", "3", "3", "an object"),
        arguments("/training/earlyStopping/patience", "0", "0", AT_LEAST_1),
        arguments("/training/augmentation", "null", "null", "an object"),
        arguments("/training/augmentation/rotate", "181", "181", "a number from 0 to 180"),
        arguments("/training/augmentation/scale", "1", "1", FRACTION),
        arguments("/training/augmentation/shear", "1.1", "1.1", "a number from 0 to 1"),
        arguments("/training/augmentation/shift", "-1", "-1", "a number from 0 to 16"),
        arguments("/training/augmentation/elastic", "[4,1]", "[4,1]", "an object"),
        arguments("/training/augmentation/elastic/sigma", "0", "0", POSITIVE),
        arguments(
            "/training/augmentation/elastic/displacement", "-1", "-1", "a number from 0 to 16"));
  }

  private static String oneOf(String names) {
    return "one of '" + names.replace(" ", "', '") + "'";
  }

  /** The same for what a schema cannot say. */
  static Stream<Arguments> oneWrongValueBeyondTheSchema() {
    return Stream.of(
        arguments("/input/range/0", "1e39", "1.0E39", "a finite number that fits in float32"),
        arguments("/layers/1/name", "'c1'", "'c1'", "a name that no other layer has"),
        arguments("/classNames", "['a','b','c']", "3 names", "one for each of the 4 classes"),
        arguments(
            "/classNames", "['a','b','c','d','e']", "5 names", "one for each of the 4 classes"),
        arguments(
            "/layers/0/kernel/0",
            "19",
            "19",
            "at most 18: the layer's input is 2x16x12 with a padding of 1"),
        arguments("/layers/1/kernel/1", "13", "13", "at most 12: the layer's input is 3x8x12"),
        arguments(
            "/layers/3/activation",
            "'softmax'",
            "'softmax'",
            "any other activation: softmax is the last layer's"),
        arguments(
            "/layers/4/activation", "'tanh'", "'tanh'", "'softmax', as this is the last layer"),
        arguments(
            "/layers/4/units",
            "1",
            "1",
            "2 to 256, the number of classes, as this is the last layer"),
        arguments(
            "/layers/4/units",
            "257",
            "257",
            "2 to 256, the number of classes, as this is the last layer"),
        arguments(
            "/layers/4",
            "{'name':'p','type':'conv2d','filters':1,'kernel':[1,1]}",
            "'conv2d'",
            "'dense' or 'rbf', as this is the last layer"),
        arguments(
            "/layers/0/connections",
            "[[0],[1]]",
            "2 lists",
            "a list of channels for each of the 3 filters"),
        arguments(
            "/layers/0/connections",
            "[[0],[1],[1,0]]",
            "0",
            "an integer of at least 2: channels ascend"),
        arguments(
            "/layers/0/connections",
            "[[0],[1],[2]]",
            "2",
            "less than 2: the layer's input is 2x16x12"),
        arguments(
            "/layers/3",
            "{'name':'r','type':'rbf','bitmaps':'ascii7x12'}",
            "'rbf'",
            "any other type: rbf is the last layer's"),
        arguments("/layers/0/padding/0", "4", "4", "at most the kernel's 3"),
        arguments(
            "/layers/0/stride/1",
            "17",
            "17",
            "at most 16: the layer's input is 2x16x12 with a padding of 2"),
        arguments("/layers/1/stride/0", "9", "9", "at most 8: the layer's input is 3x8x12"),
        arguments(
            "/layers/0/filters",
            "300000",
            "300000",
            "at most 16777216 values in the layer's output of 300000x8x12"),
        arguments(
            "/layers/3/units",
            "16777216",
            "318767197 weights and biases up to here",
            "at most 16777216 weights and biases"),
        arguments(
            "/input/channels",
            "100000",
            "100000x16x12",
            "at most 16777216 values: channels x height x width"),
        arguments(
            "/training/batchSize",
            "1398102",
            "1398102",
            "at most 1398101: the largest array of one image has 384 values, that of a batch at most"
                + " 536870911"),
        arguments("/training/augmentation/shift", "16.5", "16.5", "a number from 0 to 16"),
        arguments("/training/augmentation/elastic/sigma", "17", "17", "a number from 0 to 16"));
  }

  private static List<SpecProblem> problems(SpecDocument document) {
    return Specs.problems(document.text()).stream()
        .map(
            problem ->
                new SpecProblem(
                    problem.pointer(),
                    problem.found().replace('"', '\''),
                    problem.allowed().replace('"', '\'')))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("oneWrongValue")
  @DisplayName("is reported once for a value: its pointer, what was found, what is allowed")
  void oneValue(String pointer, String json, String found, String allowed) {
    SpecDocument document = SpecDocument.full().with(pointer, json);
    assertEquals(List.of(new SpecProblem(pointer, found, allowed)), problems(document));
    assertNotEquals(List.of(), schemaErrors(document), "the schema accepts it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/training/schedule | {'type':'table','factors':[]} | /factors | [] | at least one number",
        "/training/schedule | {'type':'table','factors':[1,0]} | /factors/1 | 0"
            + " | a finite number greater than 0",
        "/training/schedule | {'type':'table','factors':1} | /factors | 1 | an array",
        "/training/schedule | {'type':'table'} | /factors | nothing | an array",
        "/training/optimizer | {'type':'sdlm','learningRate':1,'damping':0} | /damping | 0"
            + " | a finite number greater than 0",
        "/training/optimizer | {'type':'sdlm','learningRate':1,'patterns':0} | /patterns | 0"
            + " | an integer of at least 1",
        "/layers/0/connections | [[0],[],[1]] | /1 | [] | at least one channel",
        "/layers/0/connections | [[0],7,[1]] | /1 | 7 | an array",
        "/layers/0/connections | [[0],[0.5],[1]] | /1/0 | 0.5 | an integer (32 bits)",
        "/layers/0/connections | [[0],[-1],[1]] | /1/0 | -1"
            + " | an integer of at least 0: channels ascend",
      })
  @DisplayName("is reported within a value too")
  void withinAValue(String pointer, String json, String below, String found, String allowed) {
    SpecDocument document = SpecDocument.full().with(pointer, json);
    assertEquals(List.of(new SpecProblem(pointer + below, found, allowed)), problems(document));
    assertNotEquals(List.of(), schemaErrors(document), "the schema accepts it");
  }

  @Test
  @DisplayName("may be j without its loss, or the loss without it")
  void lossAndJ() {
    SpecDocument without = SpecDocument.full().with("/training/loss", "'maximumPosterior'");
    assertEquals(List.of(new SpecProblem("/training/j", "nothing", "a number")), problems(without));
    assertNotEquals(List.of(), schemaErrors(without));
    SpecDocument zero = without.with("/training/j", "0");
    assertEquals(
        List.of(new SpecProblem("/training/j", "0", "a finite number greater than 0")),
        problems(zero));
    assertNotEquals(List.of(), schemaErrors(zero));
    SpecDocument alone = SpecDocument.full().with("/training/j", "1");
    assertEquals(
        List.of("/training/j"), problems(alone).stream().map(SpecProblem::pointer).toList());
    assertNotEquals(List.of(), schemaErrors(alone));
  }

  @Test
  @DisplayName("may be radial basis units without their inputs, or without weights before them")
  void radialUnits() {
    SpecDocument radial =
        SpecDocument.full()
            .with("/layers/4", "{'name':'r','type':'rbf','bitmaps':'ascii7x12'}")
            .without("/classNames");
    assertEquals(
        List.of(
            new SpecProblem(
                "/layers/4/bitmaps",
                "'ascii7x12'",
                "codes of 9 values: the layer's input is 9x1x1")),
        problems(radial));
    assertEquals(
        List.of(new SpecProblem("/layers/4/bitmaps", "'own'", "'ascii7x12'")),
        problems(radial.with("/layers/3/units", "84").with("/layers/4/bitmaps", "'own'")));
    assertEquals(
        List.of(
            new SpecProblem("/layers", "no layer with weights", "at least one layer with weights")),
        problems(
            radial
                .with("/layers", "[{'name':'r','type':'rbf','bitmaps':'ascii7x12'}]")
                .with("/input", "{'channels':1,'height':12,'width':7,'fit':'pad','range':[0,1]}")));
  }

  @ParameterizedTest
  @MethodSource("oneWrongValueBeyondTheSchema")
  @DisplayName("may depend on other values, which no schema can check")
  void oneValueBeyondTheSchema(String pointer, String json, String found, String allowed) {
    SpecDocument document = SpecDocument.full().with(pointer, json);
    List<SpecProblem> problems = problems(document);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).pointer().startsWith(pointer)
            || pointer.startsWith(problems.get(0).pointer()),
        problems.toString());
    assertEquals(found, problems.get(0).found());
    assertEquals(allowed, problems.get(0).allowed());
    assertEquals(List.of(), schemaErrors(document), "the schema could say so");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/name",
        "/input",
        "/input/channels",
        "/input/height",
        "/input/width",
        "/input/fit",
        "/input/range",
        "/layers",
        "/layers/0/name",
        "/layers/0/type",
        "/layers/0/filters",
        "/layers/0/kernel",
        "/layers/1/kernel",
        "/layers/2/kernel",
        "/layers/3/units",
        "/training",
        "/training/optimizer",
        "/training/optimizer/type",
        "/training/optimizer/learningRate",
        "/training/schedule/type",
        "/training/schedule/gamma",
        "/training/schedule/epochs",
        "/training/loss",
        "/training/batchSize",
        "/training/epochs",
        "/training/earlyStopping/patience",
        "/training/augmentation/elastic/sigma",
        "/training/augmentation/elastic/displacement"
      })
  @DisplayName("is a missing field that has no default")
  void missingField(String pointer) {
    SpecDocument document = SpecDocument.full().without(pointer);
    List<SpecProblem> problems = problems(document);
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(pointer, problems.get(0).pointer());
    assertEquals("nothing", problems.get(0).found());
    assertNotEquals(List.of(), schemaErrors(document), "the schema accepts it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/$schema",
        "/initializer",
        "/classNames",
        "/layers/0/stride",
        "/layers/0/padding",
        "/layers/0/activation",
        "/layers/1/stride",
        "/layers/3/activation",
        "/training/optimizer/momentum",
        "/training/optimizer/weightDecay",
        "/training/schedule",
        "/training/seed",
        "/training/earlyStopping",
        "/training/augmentation",
        "/training/augmentation/rotate",
        "/training/augmentation/scale",
        "/training/augmentation/shear",
        "/training/augmentation/shift",
        "/training/augmentation/elastic"
      })
  @DisplayName("is not a missing field that has a default")
  void fieldWithDefault(String pointer) {
    SpecDocument document = SpecDocument.full().without(pointer);
    assertEquals(List.of(), problems(document));
    assertEquals(List.of(), schemaErrors(document));
  }

  @Test
  @DisplayName("may be a default that does not suit the other values")
  void unsuitableDefault() {
    SpecDocument last = SpecDocument.full().without("/layers/4/activation");
    assertEquals(
        List.of(
            new SpecProblem(
                "/layers/4/activation",
                "nothing (default 'identity')",
                "'softmax', as this is the last layer")),
        problems(last));
    SpecDocument early = SpecDocument.full().without("/training/validation");
    assertEquals(
        List.of(
            new SpecProblem(
                "/training/validation",
                "nothing (default 0)",
                "at least 1, as earlyStopping goes by the validation accuracy")),
        problems(early));
    assertFalse(schemaErrors(early).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/activation",
        "/input/mean",
        "/layers/0/dilation",
        "/layers/1/padding",
        "/layers/2/activation",
        "/layers/3/filters",
        "/training/momentum",
        "/training/optimizer/beta1",
        "/training/schedule/warmup",
        "/training/earlyStopping/delta",
        "/training/augmentation/flip",
        "/training/augmentation/elastic/alpha"
      })
  @DisplayName("is a field that its place does not have, with the fields it has")
  void unknownField(String pointer) {
    SpecDocument document = SpecDocument.full().with(pointer, "1");
    List<SpecProblem> problems = problems(document);
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(pointer, problems.get(0).pointer());
    assertEquals("a field that nothing reads", problems.get(0).found());
    assertTrue(problems.get(0).allowed().startsWith("the fields "), problems.toString());
    assertNotEquals(List.of(), schemaErrors(document), "the schema accepts it");
  }

  @Test
  @DisplayName("may be a number that is too large for a double")
  void tooLarge() {
    String text = SpecDocument.full().text().replace("0.1, \"momentum\"", "1e999, \"momentum\"");
    assertEquals(
        List.of(new SpecProblem("/training/optimizer/learningRate", "Infinity", POSITIVE)),
        Specs.problems(text));
  }

  @Test
  @DisplayName("has a pointer with ~ and / escaped")
  void escapesPointers() {
    String text = SpecDocument.full().text().replace("\"fit\"", "\"a/b~c\": 1, \"fit\"");
    assertEquals("/input/a~1b~0c", Specs.problems(text).get(0).pointer());
  }

  @Test
  @DisplayName("is reported for all values at once, in document order")
  void allInDocumentOrder() {
    SpecDocument document =
        SpecDocument.full()
            .with("/training/optimizer/learningRate", "-1")
            .with("/training/epochs", "'5'")
            .with("/training/speed", "1")
            .with("/layers/1/kernel/0", "100")
            .with("/layers/3/units", "1.5")
            .with("/layers/3/name", "'c1'")
            .without("/layers/0/filters")
            .with("/layers/0/stride/1", "0")
            .with("/input/fit", "'crop'")
            .with("/nam", "1")
            .without("/name");
    assertEquals(
        List.of(
            "/name",
            "/input/fit",
            "/layers/0/filters",
            "/layers/0/stride/1",
            "/layers/3/name",
            "/layers/3/units",
            "/training/optimizer/learningRate",
            "/training/epochs",
            "/training/speed",
            "/nam"),
        problems(document).stream().map(SpecProblem::pointer).toList());
  }

  @Test
  @DisplayName("does not follow from another problem: sizes after a wrong layer are not checked")
  void noConsequences() {
    SpecDocument unknownType =
        SpecDocument.full().with("/layers/0/type", "'conv'").with("/layers/2/kernel", "[99, 99]");
    assertEquals(
        List.of("/layers/0/type"),
        problems(unknownType).stream().map(SpecProblem::pointer).toList());
    SpecDocument tooLarge =
        SpecDocument.full().with("/layers/0/kernel", "[99, 5]").with("/layers/2/kernel", "[99, 1]");
    assertEquals(
        List.of("/layers/0/kernel/0"),
        problems(tooLarge).stream().map(SpecProblem::pointer).toList());
  }

  @Test
  @DisplayName("may be a repeated name of a class; the second one is reported")
  void sameClassNames() {
    SpecDocument document = SpecDocument.full().with("/classNames", "['a','b','a','b']");
    assertEquals(
        List.of(
            new SpecProblem("/classNames/2", "'a'", "a name that no other class has"),
            new SpecProblem("/classNames/3", "'b'", "a name that no other class has")),
        problems(document));
    assertNotEquals(List.of(), schemaErrors(document), "the schema accepts it");
  }

  @Test
  @DisplayName("may be a repeated field, each with its pointer")
  void duplicates() {
    String text =
        SpecDocument.full()
            .text()
            .replace("\"units\": 9", "\"units\": 9, \"units\": {\"x\": 1, \"x\": 2}")
            .replace("\"seed\": -7", "\"seed\": -7, \"seed\": -7");
    String found = "the field a second time";
    assertEquals(
        List.of(
            new SpecProblem("/layers/3/units", found, "each field once"),
            new SpecProblem("/training/seed", found, "each field once")),
        Specs.problems(text));
  }

  static Stream<Arguments> notJson() {
    return Stream.of(
        arguments("{\n  \"name\": }", "line 2, column "),
        arguments("{\"name\": \"x\",}", "line 1, column "),
        arguments("{'name': 1}", "line 1, column "),
        arguments("{\"a\": NaN}", "line 1, column "),
        arguments("{\"a\": 1} // comment", "line 1, column "),
        arguments("{\n\n", "line 3, column "),
        arguments("[".repeat(100_000), "Document nesting depth"),
        arguments("import json", "line 1, column "),
        arguments("", "nothing"),
        arguments("  ", "nothing"),
        arguments("{} {}", "line 1, column 5: more text after the end"));
  }

  @ParameterizedTest
  @MethodSource("notJson")
  @DisplayName("may be invalid JSON: one problem, with line and column")
  void syntax(String text, String found) {
    List<SpecProblem> problems = Specs.problems(text);
    assertEquals(1, problems.size(), problems.toString());
    assertEquals("", problems.get(0).pointer());
    assertTrue(problems.get(0).found().startsWith(found), problems.toString());
    assertFalse(problems.get(0).found().contains("REDACTED"), problems.toString());
  }

  static Stream<SpecDocument> goodOnes() {
    return Stream.concat(
        Specs.names().stream().map(name -> new SpecDocument(Specs.toJson(Specs.recipe(name)))),
        SpecDocument.goodOnes());
  }

  @ParameterizedTest
  @MethodSource("goodOnes")
  @DisplayName("is nothing in a valid spec, for the reader and for the schema")
  void nothing(SpecDocument document) {
    assertEquals(List.of(), problems(document));
    assertEquals(List.of(), schemaErrors(document));
  }

  @ParameterizedTest
  @MethodSource("dev.lenet.api.spec.Specs#names")
  @DisplayName("is nothing in a recipe's own file, for the schema")
  void recipeFiles(String name) throws IOException {
    try (InputStream in = Specs.class.getResourceAsStream(name + ".json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(List.of(), SCHEMA.validate(text, InputFormat.JSON));
    }
  }
}
