package dev.lenet.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The documentation as a site: for each page an HTML file at the same place, and beside it what the
 * pages link to. It needs no server, no scripts and nothing from elsewhere.
 */
public final class Site {
  private final Path project;
  private final Path site;
  private final Documentation documentation;
  private final Layout layout;

  private Site(Path project, Path site, Documentation documentation) throws IOException {
    this.project = project;
    this.site = site;
    this.documentation = documentation;
    this.layout = new Layout(documentation, resource("page.html"));
  }

  /**
   * Writes the generated pages of a project, and its site.
   *
   * @param args the project's folder and the site's
   */
  public static void main(String[] args) throws IOException {
    Path project = Path.of(args[0]);
    for (Map.Entry<Path, String> page : Generated.pages().entrySet()) {
      Files.writeString(project.resolve(page.getKey()), page.getValue());
    }
    Documentation documentation = Documentation.read(project);
    if (!documentation.broken().isEmpty()) {
      throw new IOException("Links that lead nowhere: " + documentation.broken());
    }
    Path site = Path.of(args[1]);
    new Site(project, site, documentation).write();
    System.out.println("The site: " + site.resolve("index.html").toAbsolutePath().normalize());
  }

  /** Writes the site of a project. */
  static void write(Path project, Path site, Documentation documentation) throws IOException {
    new Site(project, site, documentation).write();
  }

  private void write() throws IOException {
    write(Path.of(Layout.STYLE), resource(Layout.STYLE));
    for (Path page : documentation.pages().keySet()) {
      write(layout.place(page), layout.page(page));
    }
    for (Path file : documentation.files()) {
      copy(file);
    }
    for (Path folder : documentation.folders()) {
      if (!documentation.pages().containsKey(folder.resolve("README.md"))) {
        writeFolder(folder);
      }
    }
  }

  private void writeFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(project.resolve(folder))) {
      files =
          listed
              .filter(Files::isRegularFile)
              .map(file -> folder.resolve(file.getFileName()))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      copy(file);
    }
    write(layout.place(folder), layout.folder(folder, files));
  }

  private void copy(Path file) throws IOException {
    Path target = site.resolve(layout.place(file));
    Files.createDirectories(target.getParent());
    Files.copy(project.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path place, String text) throws IOException {
    Path target = site.resolve(place);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
