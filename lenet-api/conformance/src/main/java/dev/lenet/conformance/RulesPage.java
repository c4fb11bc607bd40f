package dev.lenet.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that explains the rules; it is a resource of this package. */
final class RulesPage {
  /** Where to read on, for those who have the jar and not the project. */
  static final String NAME = "conformance.md in the jar of lenet-conformance";

  private static final Pattern ADVICE = Pattern.compile("If it (alone )?fails.*");

  private final String text;

  private RulesPage(String text) {
    this.text = text;
  }

  static RulesPage read() {
    try (InputStream in = RulesPage.class.getResourceAsStream("conformance.md")) {
      return new RulesPage(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to check if a rule fails, in one line. */
  String advice(String rule) {
    for (String section : text.split("(?m)^##+ ", -1)) {
      if (section.startsWith(rule + " ")) {
        Matcher advice = ADVICE.matcher(section.replaceAll("\\s+", " "));
        return advice.find() ? advice.group().strip() : "";
      }
    }
    return "";
  }
}
