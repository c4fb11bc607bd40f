package dev.lenet.site;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The HTML of the site's pages. Each has the contents of the whole site beside its own text. */
final class Layout {
  static final String STYLE = "site.css";
  private static final Path ROOT = Path.of("/");

  private final Documentation documentation;
  private final String template;
  private final Map<String, List<MarkdownPage.Reference>> contents;

  /** The pages of the contents, in their order. */
  private final List<MarkdownPage.Reference> order = new ArrayList<>();

  Layout(Documentation documentation, String template) {
    this.documentation = documentation;
    this.template = template;
    this.contents = documentation.contents();
    contents.values().forEach(order::addAll);
  }

  /** Where the site has a file or folder of the project. */
  Path place(Path file) {
    String name = String.valueOf(file.getFileName());
    if (documentation.folders().contains(file)) {
      return file.resolve("index.html");
    }
    if (name.equals("README.md")) {
      return file.resolveSibling("index.html");
    }
    if (name.endsWith(".md")) {
      return file.resolveSibling(name.replaceFirst("\\.md$", ".html"));
    }
    // browsers show text only if its name says so
    return name.contains(".") ? file : file.resolveSibling(name + ".txt");
  }

  /** A page of the documentation. */
  String page(Path file) {
    MarkdownPage page = Objects.requireNonNull(documentation.pages().get(file));
    String article = page.html(link -> Address.isRelative(link) ? address(file, link) : link);
    return fill(file, page.title(), article + neighbours(file), sections(page));
  }

  /** A list of a folder's files. */
  String folder(Path folder, List<Path> files) {
    String list =
        files.stream()
            .map(file -> "<li>" + link(folder, file, String.valueOf(file.getFileName())) + "</li>")
            .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    String title = slashes(folder);
    return fill(folder, title, "<h1>%s</h1>\n%s".formatted(escape(title), list), "");
  }

  private String fill(Path file, String title, String article, String sections) {
    MarkdownPage home = Objects.requireNonNull(documentation.pages().get(Documentation.HOME));
    return template
        .replace("@title@", escape(title))
        .replace("@style@", to(file, Path.of(STYLE)))
        .replace("@home@", link(file, Documentation.HOME, home.title()))
        .replace("@contents@", contents(file))
        .replace("@sections@", sections)
        .replace("@article@", article);
  }

  private String contents(Path file) {
    StringBuilder html = new StringBuilder();
    contents.forEach(
        (heading, links) -> {
          html.append("<h2>").append(escape(heading)).append("</h2>\n<ul>\n");
          links.forEach(link -> html.append(item(file, link)));
          html.append("</ul>\n");
        });
    return html.toString();
  }

  private String item(Path file, MarkdownPage.Reference link) {
    Path target = target(link);
    String current = target.equals(file) ? " aria-current=\"page\"" : "";
    return "<li><a href=\"%s\"%s>%s</a></li>\n"
        .formatted(escape(to(file, place(target))), current, escape(link.title()));
  }

  /** The headings of second level, if there are several. */
  private static String sections(MarkdownPage page) {
    List<MarkdownPage.Section> sections =
        page.sections().stream().filter(section -> section.level() == 2).toList();
    return sections.size() < 2
        ? ""
        : sections.stream()
            .map(s -> "<li><a href=\"#%s\">%s</a></li>".formatted(s.anchor(), escape(s.title())))
            .collect(Collectors.joining("\n", "<h2>On this page</h2>\n<ul>\n", "\n</ul>"));
  }

  /** Links to the pages before and after this one. */
  private String neighbours(Path file) {
    int place = order.stream().map(Layout::target).toList().indexOf(file);
    if (place < 0) {
      return "";
    }
    return "<nav class=\"neighbours\" aria-label=\"Pages before and after\">%s%s</nav>\n"
        .formatted(neighbour(file, place - 1, "Before"), neighbour(file, place + 1, "Next"));
  }

  private String neighbour(Path file, int place, String label) {
    return place < 0 || place >= order.size()
        ? ""
        : "<p class=\"%s\">%s: %s</p>"
            .formatted(
                label.toLowerCase(Locale.ROOT),
                label,
                link(file, target(order.get(place)), order.get(place).title()));
  }

  private static Path target(MarkdownPage.Reference link) {
    return Address.of(link.target()).from(Documentation.CONTENTS);
  }

  private String link(Path from, Path target, String text) {
    return "<a href=\"%s\">%s</a>".formatted(escape(to(from, place(target))), escape(text));
  }

  /** The address in the site of what a page links to. */
  private String address(Path page, String link) {
    Address address = Address.of(link);
    return address.path().isEmpty() ? link : address.with(to(page, place(address.from(page))));
  }

  private String to(Path from, Path place) {
    Path folder = Objects.requireNonNull(ROOT.resolve(place(from)).getParent());
    return slashes(folder.relativize(ROOT.resolve(place)));
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
