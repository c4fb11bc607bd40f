package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("lenet doctor")
class DoctorCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("says what there is: Java, platform, each backend, data, cache, fonts, settings")
  void healthy() {
    JsonNode json = Cli.run("doctor", "--json").requireDone().json();
    assertTrue(json.get("ok").booleanValue(), json::toString);
    List<String> names = new ArrayList<>();
    for (JsonNode check : json.get("checks")) {
      names.add(check.get("name").stringValue());
      assertTrue(Set.of("ok", "note").contains(check.get("status").stringValue()), check::toString);
      assertFalse(check.get("found").stringValue().isBlank(), check::toString);
      assertEquals(
          check.get("status").stringValue().equals("ok"), check.get("todo").isNull(), "" + check);
    }
    assertTrue(
        names.containsAll(
            List.of(
                "java",
                "memory",
                "platform",
                "settings",
                "backend djl",
                "backend dl4j",
                "backend java",
                "without --backend",
                "data",
                "cache",
                "fonts")),
        names::toString);
    String text = Cli.run("doctor").requireDone().out();
    assertTrue(text.startsWith("ok  "), text);
    assertTrue(text.stripTrailing().endsWith("Nothing is wrong."), text);
  }

  @Test
  @DisplayName("takes a machine without MNIST for sound, downloads nothing, and creates nothing")
  void withoutData() throws Exception {
    Path cache = folder.resolve("cache");
    Cli cli = child().environment("LENET_CACHE_DIR", cache.toString()).run("doctor", "--json");
    JsonNode data = check(cli.requireDone(), "data");
    assertEquals("note", data.get("status").stringValue());
    assertTrue(data.get("todo").stringValue().contains("12 MB"), data::toString);
    assertTrue(data.get("todo").stringValue().contains("To provide it by hand"), data::toString);
    assertEquals("ok", check(cli, "cache").get("status").stringValue());
    assertFalse(Files.exists(cache));
  }

  @Test
  @DisplayName("says with exit code 1 what does not work, and what to do")
  void problems() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli cli =
        child()
            .environment("LENET_CACHE_DIR", file.resolve("cache").toString())
            .environment("LENET_BACKEND", "theano")
            .environment("LENET_CASH_DIR", "/tmp")
            .run("doctor", "--json");
    assertEquals(1, cli.code(), cli.err());
    assertFalse(cli.json().get("ok").booleanValue());
    JsonNode cache = check(cli, "cache");
    assertEquals("problem", cache.get("status").stringValue());
    assertTrue(cache.get("found").stringValue().contains("is not a folder"), cache::toString);
    assertTrue(cache.get("todo").stringValue().contains("LENET_CACHE_DIR"), cache::toString);
    JsonNode choice = check(cli, "without --backend");
    assertEquals("problem", choice.get("status").stringValue());
    assertTrue(choice.get("found").stringValue().contains("'theano'"), choice::toString);
    assertTrue(cli.out().contains("LENET_CASH_DIR is set, and nothing reads it"), cli.out());
  }

  @Test
  @DisplayName("does not print the values of Java's options, which may hold passwords")
  void options() throws Exception {
    Cli cli =
        child()
            .environment("LENET_BACKEND", "java")
            .environment("JDK_JAVA_OPTIONS", "-Dhttp.proxyPassword=secret")
            .environment("LENET_JAVA_OPTS", "-Dpassword=secret")
            .run("doctor", "--json");
    String found = check(cli, "settings").get("found").stringValue();
    assertEquals("LENET_BACKEND=java, JDK_JAVA_OPTIONS is set, LENET_JAVA_OPTS is set", found);
    assertFalse(cli.out().contains("secret"), cli.out());
  }

  @Test
  @DisplayName("takes a named folder without data for a problem")
  void namedFolder() throws Exception {
    Cli cli = child().environment("LENET_DATA_DIR", folder.toString()).run("doctor", "--json");
    assertEquals(1, cli.code(), cli.err());
    JsonNode data = check(cli, "data");
    assertEquals("problem", data.get("status").stringValue());
    assertTrue(data.get("found").stringValue().contains(folder.toString()), data::toString);
  }

  private ChildProcess child() {
    return new ChildProcess(folder).without("lenet-backend-dl4j");
  }

  private static JsonNode check(Cli cli, String name) {
    for (JsonNode check : cli.json().get("checks")) {
      if (check.get("name").stringValue().equals(name)) {
        return check;
      }
    }
    throw new AssertionError(name + " is not in " + cli.out());
  }
}
