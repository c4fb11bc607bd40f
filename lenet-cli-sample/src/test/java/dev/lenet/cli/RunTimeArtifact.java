package dev.lenet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An artifact that something needs at run time, as the build lists it.
 *
 * @param name its group and its own name
 * @param folder where the local repository keeps it
 */
record RunTimeArtifact(String name, String version, Path folder) {
  private static final Pattern LISTED =
      Pattern.compile("(?m)^ +([^: ]+:[^: ]+):jar:(?:[^: ]+:)?([^: ]+):(?:compile|runtime):(\\S+)");

  /** What the build has listed in that file. */
  static List<RunTimeArtifact> listedIn(Path file) throws IOException {
    List<RunTimeArtifact> artifacts = new ArrayList<>();
    for (MatchResult line : LISTED.matcher(Files.readString(file)).results().toList()) {
      Path folder = Path.of(line.group(3)).resolveSibling("");
      artifacts.add(new RunTimeArtifact(line.group(1), line.group(2), folder));
    }
    return artifacts;
  }

  boolean isOurs() {
    return name.startsWith("dev.lenet:");
  }

  /** Whether the other one is the same artifact, perhaps in another local repository. */
  boolean isSameAs(RunTimeArtifact other) {
    return name.equals(other.name) && version.equals(other.version);
  }

  /** The licences that its POM names, or the nearest of the POM's parents that names any. */
  String licences() throws IOException {
    Element project = pom(name, version);
    List<String> names = licencesIn(project);
    for (Element parent = child(project, "parent");
        names.isEmpty() && parent != null;
        parent = child(project, "parent")) {
      project =
          pom(text(parent, "groupId") + ":" + text(parent, "artifactId"), text(parent, "version"));
      names = licencesIn(project);
    }
    return names.isEmpty() ? "none is named" : String.join("; ", names);
  }

  private static List<String> licencesIn(Element project) {
    Element licences = child(project, "licenses");
    return licences == null
        ? List.of()
        : children(licences, "license").stream().map(licence -> text(licence, "name")).toList();
  }

  /** The POM of an artifact in the same local repository. */
  private Element pom(String other, String otherVersion) throws IOException {
    Path root =
        folder
            .getRoot()
            .resolve(folder.subpath(0, folder.getNameCount() - path(name, version).getNameCount()));
    Path file =
        root.resolve(path(other, otherVersion))
            .resolve(artifact(other) + "-" + otherVersion + ".pom");
    try (InputStream in = Files.newInputStream(file)) {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Where a local repository keeps an artifact. */
  private static Path path(String name, String version) {
    return Path.of(name.substring(0, name.indexOf(':')).replace('.', '/'), artifact(name), version);
  }

  private static String artifact(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String text(Element element, String name) {
    Element child = child(element, name);
    return child == null ? "" : child.getTextContent().strip().replaceAll("\\s+", " ");
  }

  private static @Nullable Element child(Element element, String name) {
    List<Element> children = children(element, name);
    return children.isEmpty() ? null : children.get(0);
  }

  private static List<Element> children(Element element, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }
}
