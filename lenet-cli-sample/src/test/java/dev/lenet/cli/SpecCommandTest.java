package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("lenet spec")
class SpecCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("list names the recipes with their parameters")
  void list() {
    JsonNode json = Cli.run("spec", "list", "--json").requireDone().json();
    assertEquals("lenet5", json.get("specs").get(0).get("name").stringValue());
    assertEquals(61706, json.get("specs").get(0).get("parameters").intValue());
    assertTrue(Cli.run("spec", "list").requireDone().out().contains("61,706"));
  }

  @Test
  @DisplayName("show prints a spec that is read again as the same spec")
  void show() {
    String text = Cli.run("spec", "show", "lenet5-fast").requireDone().out();
    assertEquals(Specs.recipe("lenet5-fast"), Specs.parse(text, "shown"));
    assertEquals(
        "lenet5-fast",
        Cli.run("spec", "show", "lenet5-fast", "--json").json().get("name").stringValue());
  }

  @Test
  @DisplayName("show refuses an unknown name and lists the recipes")
  void unknown() {
    Cli.run("spec", "show", "lenet6")
        .requireRefusal(
            2, "'lenet6'", "lenet5, lenet5-1998, lenet5-1998-distorted, lenet5-best, lenet5-fast");
  }

  @Test
  @DisplayName("validate finds nothing wrong in a recipe")
  void valid() throws IOException {
    Path file = write(Specs.toJson(Specs.recipe("lenet5")));
    JsonNode json = Cli.run("spec", "validate", file.toString(), "--json").requireDone().json();
    assertTrue(json.get("valid").booleanValue());
    assertEquals(0, json.get("problems").size());
  }

  @Test
  @DisplayName("validate lists every problem with its place, and exits with 2")
  void invalid() throws IOException {
    String spec = Specs.toJson(Specs.recipe("lenet5"));
    Path file = write(spec.replace("\"filters\"", "\"filter\"").replace("\"adam\"", "\"adan\""));
    Cli cli = Cli.run("spec", "validate", file.toString(), "--json");
    assertEquals(2, cli.code());
    assertFalse(cli.json().get("valid").booleanValue());
    JsonNode problems = cli.json().get("problems");
    assertTrue(problems.size() >= 4, cli.out());
    for (JsonNode problem : problems) {
      assertTrue(problem.get("pointer").stringValue().startsWith("/"), cli.out());
      assertTrue(problem.has("found") && problem.has("allowed"), cli.out());
    }
    assertTrue(cli.out().contains("/layers/0/filter"), cli.out());
  }

  @Test
  @DisplayName("a kernel larger than its input is a problem of that layer")
  void kernelTooLarge() throws IOException {
    String spec = Specs.toJson(Specs.recipe("lenet5"));
    Path file = write(spec.replaceFirst("\"kernel\" ?: ?\\[ ?5, ?5 ?\\]", "\"kernel\": [50, 5]"));
    Cli cli = Cli.run("spec", "validate", file.toString());
    assertEquals(2, cli.code());
    assertTrue(cli.out().contains("/layers/0/kernel"), cli.out());
    Cli.run("train", "--spec", file.toString()).requireRefusal(2, "/layers/0/kernel");
  }

  @Test
  @DisplayName("an unknown field in a spec is refused by training too")
  void unknownField() throws IOException {
    String spec = Specs.toJson(Specs.recipe("lenet5"));
    Path file = write(spec.replaceFirst("\"input\"", "\"dropout\": 0.5, \"input\""));
    Cli.run("train", "--spec", file.toString()).requireRefusal(2, "/dropout");
  }

  @Test
  @DisplayName("a file that does not exist is wrong usage")
  void missing() {
    Cli.run("spec", "validate", "no-such.json").requireRefusal(2, "no-such.json");
    Cli.run("spec").requireRefusal(2, "Missing required subcommand");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("spec.json"), text);
  }
}
