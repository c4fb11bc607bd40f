package dev.lenet.site;

import java.nio.file.Path;

/**
 * The address of a relative link.
 *
 * @param path empty for the same page
 * @param fragment empty for a whole page
 */
record Address(String path, String fragment) {
  static boolean isRelative(String link) {
    return !link.matches("[a-z]+:.*");
  }

  static Address of(String link) {
    int hash = link.indexOf('#');
    return hash < 0
        ? new Address(link, "")
        : new Address(link.substring(0, hash), link.substring(hash + 1));
  }

  /** The file that it means in a page. */
  Path from(Path page) {
    return path.isEmpty() ? page : page.resolveSibling(path).normalize();
  }

  /** The address as text, with another path. */
  String with(String otherPath) {
    return fragment.isEmpty() ? otherPath : otherPath + "#" + fragment;
  }
}
