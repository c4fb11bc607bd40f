package dev.lenet.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * README.md and all pages, pictures and other files that are reached from it by relative links.
 * Paths are relative to the project's folder.
 */
final class Documentation {
  /** The page that the others are reached from. */
  static final Path HOME = Path.of("README.md");

  /** The page whose lists are the contents of the site. */
  static final Path CONTENTS = Path.of("docs", "README.md");

  private final Path project;
  private final Map<Path, MarkdownPage> pages = new TreeMap<>();
  private final Set<Path> files = new TreeSet<>();
  private final Set<Path> folders = new TreeSet<>();
  private final List<String> broken = new ArrayList<>();

  private Documentation(Path project) {
    this.project = project;
  }

  /** Reads the pages of the project in a folder. */
  static Documentation read(Path project) throws IOException {
    Documentation all = new Documentation(project);
    Deque<Path> toRead = new ArrayDeque<>(List.of(HOME));
    while (!toRead.isEmpty()) {
      toRead.addAll(all.add(toRead.remove()));
    }
    all.pages.forEach(all::checkAnchors);
    return all;
  }

  /** Returns what else has to be read. */
  private List<Path> add(Path file) throws IOException {
    List<Path> next = new ArrayList<>();
    if (Files.isDirectory(project.resolve(file))) {
      folders.add(file);
      Path page = file.resolve("README.md");
      if (Files.exists(project.resolve(page))) {
        next.add(page); // which code hosts show for the folder, and the site too
      }
      return next;
    }
    if (!file.toString().endsWith(".md")) {
      files.add(file);
      return next;
    }
    if (pages.containsKey(file)) {
      return next;
    }
    MarkdownPage page = new MarkdownPage(Files.readString(project.resolve(file)));
    pages.put(file, page);
    for (MarkdownPage.Reference link : page.references()) {
      if (Address.isRelative(link.target())) {
        Path target = Address.of(link.target()).from(file);
        if (Files.exists(project.resolve(target))) {
          next.add(target);
        } else {
          broken.add("%s: %s: no such file".formatted(file, link.target()));
        }
      }
    }
    return next;
  }

  private void checkAnchors(Path file, MarkdownPage page) {
    for (MarkdownPage.Reference link : page.references()) {
      if (Address.isRelative(link.target())) {
        Address address = Address.of(link.target());
        MarkdownPage target = pages.get(address.from(file));
        if (target != null && !address.fragment().isEmpty() && !has(target, address.fragment())) {
          broken.add("%s: %s: no such heading".formatted(file, link.target()));
        }
      }
    }
  }

  private static boolean has(MarkdownPage page, String anchor) {
    return page.sections().stream().anyMatch(section -> section.anchor().equals(anchor));
  }

  /** Links that lead nowhere, each with its page and what is missing. */
  List<String> broken() {
    return broken;
  }

  /** The pages by their files. */
  Map<Path, MarkdownPage> pages() {
    return pages;
  }

  /** Pictures and other files that pages link to. */
  Set<Path> files() {
    return files;
  }

  /** Folders that pages link to. */
  Set<Path> folders() {
    return folders;
  }

  /** The contents of the site: links from {@link #CONTENTS}, by the heading above them. */
  Map<String, List<MarkdownPage.Reference>> contents() {
    return Objects.requireNonNull(pages.get(CONTENTS), "no page links to " + CONTENTS).lists();
  }
}
