package dev.lenet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.cli.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The documentation")
class SiteTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("has no link to a file or heading that does not exist")
  void links() throws IOException {
    assertEquals(List.of(), Documentation.read(PROJECT).broken());
  }

  @Test
  @DisplayName("has every page of docs in its contents, docs/README.md, but those of decisions")
  void contents() throws IOException {
    Set<Path> linked =
        Documentation.read(PROJECT).contents().values().stream()
            .flatMap(List::stream)
            .map(link -> Address.of(link.target()).from(Documentation.CONTENTS))
            .collect(Collectors.toCollection(TreeSet::new));
    linked.add(Documentation.CONTENTS);
    assertTrue(linked.contains(Path.of("docs", "decisions", "README.md")), linked::toString);
    Set<Path> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PROJECT.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .map(PROJECT::relativize)
          .filter(file -> !file.startsWith(Path.of("docs", "decisions")))
          .filter(file -> !linked.contains(file))
          .forEach(missing::add);
    }
    assertEquals(Set.of(), missing, "add them to docs/README.md");
  }

  @Test
  @DisplayName(
      "has pages that are made of commands and schema, as `mvn -Psite test-compile` writes them")
  void generated() throws IOException {
    for (Map.Entry<Path, String> page : Generated.pages().entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(PROJECT.resolve(page.getKey())).replace("\r\n", "\n"),
          page.getKey() + ": run mvn -Psite test-compile, which writes it anew");
    }
  }

  @Test
  @DisplayName("is a site whose every link leads to a file and an anchor in it")
  void site() throws IOException {
    Site.write(PROJECT, folder, Documentation.read(PROJECT));
    List<Path> pages;
    try (Stream<Path> files = Files.walk(folder)) {
      pages = files.filter(file -> file.toString().endsWith(".html")).toList();
    }
    assertTrue(pages.size() > 30, pages::toString);
    for (Path page : pages) {
      for (String link : links(page)) {
        assertTrue(leadsSomewhere(page, link), () -> page + ": " + link);
      }
    }
  }

  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .filter(Address::isRelative)
        .toList();
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    Address address = Address.of(link);
    Path target = address.from(page);
    return Files.isRegularFile(target)
        && (address.fragment().isEmpty()
            || Files.readString(target).contains(" id=\"" + address.fragment() + "\""));
  }

  @Test
  @DisplayName("shows for a folder its README.md, or else a list of its files")
  void folders() throws IOException {
    Path project = folder.resolve("project");
    Files.createDirectories(project.resolve("docs/with"));
    Files.createDirectories(project.resolve("docs/without"));
    Files.writeString(project.resolve("README.md"), "# A\n\n[docs](docs)\n");
    Files.writeString(
        project.resolve("docs/README.md"), "# D\n\n## E\n\n- [with](with/) [without](without)\n");
    Files.writeString(project.resolve("docs/with/README.md"), "# The folder's page\n");
    Files.writeString(project.resolve("docs/without/figures.txt"), "1\n");
    Path site = folder.resolve("site");
    Site.write(project, site, Documentation.read(project));
    String with = Files.readString(site.resolve("docs/with/index.html"));
    assertTrue(with.contains("The folder's page</h1>"), with);
    String without = Files.readString(site.resolve("docs/without/index.html"));
    assertTrue(without.contains("<a href=\"figures.txt\">figures.txt</a>"), without);
    assertEquals("1\n", Files.readString(site.resolve("docs/without/figures.txt")));
  }

  @Test
  @DisplayName("says which links lead nowhere, and on which page")
  void broken() throws IOException {
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(folder.resolve("README.md"), "# A\n\n[b](docs/b.md#c-d) [e](docs/b.md#e)\n");
    Files.writeString(folder.resolve("docs/b.md"), "# B\n\n## `C` d\n\n![f](f.png) [g](#b)\n");
    assertEquals(
        List.of(
            Path.of("docs", "b.md") + ": f.png: no such file",
            "README.md: docs/b.md#e: no such heading"),
        Documentation.read(folder).broken());
  }

  @Test
  @DisplayName("names every property and variable that the library and the launchers read")
  void configuration() throws IOException {
    String page = Files.readString(PROJECT.resolve("docs/configuration.md"));
    Pattern name = Pattern.compile("\"(lenet\\.[a-z.]+|LENET_[A-Z_]+)\"|\\$\\{?(LENET_[A-Z_]+)");
    Set<String> names = new TreeSet<>();
    for (Path source : sources()) {
      name.matcher(Files.readString(source))
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .forEach(names::add);
    }
    assertTrue(names.size() > 7, names::toString);
    names.removeIf(known -> page.contains("`" + known + "`"));
    assertEquals(Set.of(), names, "add them to docs/configuration.md");
  }

  /** Of the modules, and the launcher. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(List.of(PROJECT.resolve("lenet-cli-sample/lenet")));
    sources.addAll(Modules.sources("src/main/java"));
    return sources;
  }
}
