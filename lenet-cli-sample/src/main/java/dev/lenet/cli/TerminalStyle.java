package dev.lenet.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the terminal of this process can show. Java does not know it, so this asks the environment
 * and the system.
 */
final class TerminalStyle {
  private static final int USUAL = 80;
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{1,4})\\s*");

  private static final Pattern UTF_8 = Pattern.compile("(?i)utf-?8");

  private TerminalStyle() {}

  /**
   * Number of columns: that of the environment variable {@code COLUMNS}, else what the system's
   * {@code stty} says, else 80.
   */
  static int columns(Map<String, String> environment) {
    String variable = environment.get("COLUMNS");
    if (variable != null && variable.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(variable);
    }
    ProcessBuilder stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"));
    return columns(stty);
  }

  /** Those that a command like {@code stty size} prints within a second, else 80. */
  static int columns(ProcessBuilder stty) {
    Process process;
    try {
      process = stty.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return USUAL; // this process has no terminal, or the system has no such command
    }
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        return USUAL;
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher size = SIZE.matcher(said);
      return size.matches() ? Integer.parseInt(size.group(1)) : USUAL;
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    } finally {
      process.destroyForcibly();
    }
  }

  /** As no-color.org and terminals say it: NO_COLOR with any content, or a dumb terminal. */
  static boolean hasColours(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether the locale has all characters. A locale that has only ASCII says it too. */
  static boolean isUnicode(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .filter(value -> UTF_8.matcher(value).find())
        .isPresent();
  }
}
