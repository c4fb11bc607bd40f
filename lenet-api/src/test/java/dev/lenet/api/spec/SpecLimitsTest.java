package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A spec's limits")
class SpecLimitsTest {
  private static final String OUTPUT =
      "{'name':'o','type':'dense','units':2,'activation':'softmax'}";
  private static final String NO_SCHEMA = "";

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Specs.schema());

  /** A network that sees one channel of so many rows and columns. */
  private static SpecDocument network(int height, int width, String... layers) {
    return SpecDocument.sparse()
        .with("/input/height", "" + height)
        .with("/input/width", "" + width)
        .with("/layers", "[" + String.join(",", layers) + "]");
  }

  private static String pool(int height, int width) {
    return "{'name':'p','type':'maxpool2d','kernel':[%d,%d]}".formatted(height, width);
  }

  private static String conv(int filters) {
    return "{'name':'c','type':'conv2d','filters':%d,'kernel':[1,1]}".formatted(filters);
  }

  private static SpecDocument text(int bytes) {
    String text = SpecDocument.sparse().with("/name", "'Gr\u00f6\u00dfe'").text();
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    return new SpecDocument(text + " ".repeat(bytes - length));
  }

  private static SpecDocument layers(int number) {
    return network(
        1,
        1,
        IntStream.rangeClosed(1, number)
            .mapToObj(i -> i == number ? OUTPUT : pool(1, 1).replace("'p'", "'p" + i + "'"))
            .toArray(String[]::new));
  }

  /**
   * Row of the page's table, a spec with such a value, where it is refused, where the schema is.
   */
  static Stream<Arguments> limits() {
    return Stream.of(
        limit("text, in bytes of UTF-8", "", NO_SCHEMA, SpecLimitsTest::text),
        limit("layers", "/layers", "/properties/layers/maxItems", SpecLimitsTest::layers),
        limit(
            "characters of a name",
            "/name",
            "/$defs/line/maxLength",
            n -> SpecDocument.sparse().with("/name", "'" + "x".repeat(n) + "'")),
        limit(
            "characters of a name",
            "/classNames/1",
            "/$defs/line/maxLength",
            n -> SpecDocument.sparse().with("/classNames", "['a', '" + "x".repeat(n) + "']")),
        limit(
            "names of classes",
            "/classNames",
            "/properties/classNames/maxItems",
            n ->
                network(1, 1, OUTPUT.replace("2", "" + Math.min(n, 256)))
                    .with("/classNames", SpecDocument.names(n))),
        limit(
            "characters of a name",
            "/layers/0/name",
            "/$defs/layerName/maxLength",
            n -> SpecDocument.sparse().with("/layers/0/name", "'" + "x".repeat(n) + "'")),
        limit(
            "values of the input: `channels` × `height` × `width`",
            "/input",
            "/$defs/size/maximum",
            n -> network(n, 1, pool(4096, 1), OUTPUT)),
        limit(
            "values of a layer's output",
            "/layers/0/filters",
            "/$defs/size/maximum",
            n -> network(4096, 2048, conv((n - 1) / 4096 / 2048 + 1), pool(4096, 2048), OUTPUT)),
        limit(
            "weights and biases together",
            "/layers/0",
            NO_SCHEMA,
            n -> network((n - 1) / 256, 1, OUTPUT.replace("2", "256"))),
        limit(
            "`batchSize` × values of the input, or of the largest output",
            "/training/batchSize",
            "/$defs/training/properties/batchSize/maximum",
            n ->
                network(1, 1, conv(1024), conv(1).replace("'c'", "'d'"), OUTPUT)
                    .with("/training/batchSize", "" + n / 1024)));
  }

  private static Arguments limit(
      String row, String pointer, String inSchema, IntFunction<SpecDocument> document) {
    return arguments(row, pointer, inSchema, document);
  }

  private static int onThePage(String row) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "spec.md"));
    Matcher line =
        Pattern.compile("\\| " + Pattern.quote(row) + " \\| ([0-9,]+) \\|").matcher(page);
    assertTrue(line.find(), row);
    return Integer.parseInt(line.group(1).replace(",", ""));
  }

  @ParameterizedTest
  @MethodSource("limits")
  @DisplayName("are the same on the page, in the schema and in the checks")
  void areTheSame(String row, String pointer, String inSchema, IntFunction<SpecDocument> document)
      throws IOException {
    int most = onThePage(row);
    String good = document.apply(most).text();
    assertEquals(List.of(), Specs.problems(good));
    assertEquals(List.of(), SCHEMA.validate(good, InputFormat.JSON));
    List<SpecProblem> problems = Specs.problems(document.apply(most + 1).text());
    assertEquals(List.of(pointer), problems.stream().map(SpecProblem::pointer).toList());
    if (!inSchema.equals(NO_SCHEMA)) {
      assertEquals(most, new JsonMapper().readTree(Specs.schema()).at(inSchema).intValue());
    }
  }

  @Test
  @DisplayName("apply to specs made by builders too")
  void built() {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    List<LayerSpec> layers =
        Stream.concat(
                IntStream.range(0, 250)
                    .mapToObj(i -> LayerSpec.maxPool2d("p" + i, new Size(1, 1)).build()),
                lenet5.layers().stream())
            .toList();
    var e = assertThrows(SpecException.class, () -> lenet5.toBuilder().layers(layers).build());
    assertEquals(List.of(new SpecProblem("/layers", "257 elements", "at most 256")), e.problems());
    assertThrows(
        SpecException.class,
        () -> lenet5.withTraining(lenet5.training().toBuilder().batchSize(1 << 29).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'c','type':'conv2d','filters':1,'kernel':[2147483647,1],'padding':[2147483646,0]}",
        "{'name':'c','type':'conv2d','filters':2147483647,'kernel':[1,2147483647],"
            + "'padding':[0,2147483646]}",
        "{'name':'c','type':'conv2d','filters':1,'kernel':[1,1],'stride':[2147483647,1]}",
        "{'name':'c','type':'maxpool2d','kernel':[1,1],'stride':[1,2147483647]}",
        "{'name':'c','type':'conv2d','filters':1,'kernel':[1,1],'connections':[[2147483647]]}",
        "{'name':'c','type':'dense','units':2147483647}"
      })
  @DisplayName("are checked before any number overflows")
  void noOverflow(String layer) {
    SpecDocument document = network(6, 5, layer, OUTPUT);
    List<SpecProblem> problems = Specs.problems(document.text());
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).pointer().startsWith("/layers/0"), problems.toString());
  }

  @Test
  @DisplayName("allow a list of a hundred problems, and count the others")
  void hundredProblems() {
    String fields =
        IntStream.range(0, 20_000).mapToObj(i -> "'x" + i + "':1").collect(Collectors.joining(","));
    SpecDocument document = SpecDocument.sparse().with("/input/more", "{" + fields + "}");
    assertEquals(1, Specs.problems(document.text()).size());
    List<SpecProblem> problems =
        Specs.problems(SpecDocument.sparse().with("/input", "{" + fields + "}").text());
    assertEquals(101, problems.size());
    assertEquals(new SpecProblem("", "19905 more problems", "none"), problems.get(100));
    assertEquals("/input/channels", problems.get(0).pointer());
  }

  @Test
  @DisplayName("stop 20,000 empty layers from being checked one by one")
  void manyLayers() {
    String layers = "[" + "{},".repeat(19_999) + "{}]";
    assertEquals(
        List.of(new SpecProblem("/layers", "20000 elements", "at most 256")),
        Specs.problems(SpecDocument.sparse().with("/layers", layers).text()));
  }

  @Test
  @DisplayName("let nothing be built for each element below a long name")
  void longName() {
    String name = "k".repeat(40_000);
    SpecDocument array = SpecDocument.sparse().with("/" + name, "[" + "1,".repeat(199_999) + "1]");
    List<SpecProblem> problems = Specs.problems(array.text());
    assertEquals(1, problems.size());
    assertEquals(1_001, problems.get(0).pointer().length());
    SpecDocument twice =
        new SpecDocument("{\"" + name + "\":{" + "\"a\":1,".repeat(100_000) + "\"b\":1}}");
    assertEquals(
        "the field a second time",
        Specs.problems(twice.text()).get(0).found(),
        "before all others");
  }

  @Test
  @DisplayName("limit and escape everything that messages quote from a text")
  void messages() {
    String wrong =
        IntStream.range(0, 200)
            .mapToObj(i -> "\"" + i + "\u202e\u0085" + "y".repeat(4_000) + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    var e = assertThrows(SpecException.class, () -> Specs.parse(wrong, "of the test"));
    assertTrue(e.reason().length() < 50_000, () -> "" + e.reason().length());
    assertEquals(101, e.problems().size());
    assertTrue(e.reason().contains("\\u202e\\u0085"), e.reason());
    assertTrue(e.reason().chars().noneMatch(c -> c == 0x202e || c == 0x85));
  }
}
