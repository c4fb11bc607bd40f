package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("The style of a terminal")
class TerminalStyleTest {
  @Test
  @DisplayName("has colours unless NO_COLOR is set or the terminal is a dumb one")
  void colours() {
    assertTrue(TerminalStyle.hasColours(Map.of("TERM", "xterm", "NO_COLOR", "")));
    assertFalse(TerminalStyle.hasColours(Map.of("TERM", "xterm", "NO_COLOR", "1")));
    assertFalse(TerminalStyle.hasColours(Map.of("TERM", "dumb")));
  }

  @Test
  @DisplayName("has all characters if the locale that counts is one of UTF-8")
  void unicode() {
    assertTrue(TerminalStyle.isUnicode(Map.of("LANG", "de_DE.UTF-8")));
    assertTrue(TerminalStyle.isUnicode(Map.of("LC_ALL", "C.utf8", "LANG", "de_DE.ISO-8859-1")));
    assertFalse(TerminalStyle.isUnicode(Map.of("LC_CTYPE", "de_DE.ISO-8859-1", "LANG", "C.UTF-8")));
    assertFalse(TerminalStyle.isUnicode(Map.of("LC_ALL", "", "LANG", "C")));
    assertFalse(TerminalStyle.isUnicode(Map.of()));
  }

  @Test
  @DisplayName("has as many columns as COLUMNS says")
  void columns() {
    assertEquals(132, TerminalStyle.columns(Map.of("COLUMNS", "132")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other commands")
  @DisplayName("has 80 columns if the system's command does not say how many, or does not end")
  void command() {
    assertEquals(132, TerminalStyle.columns(new ProcessBuilder("echo", "24 132")));
    assertEquals(80, TerminalStyle.columns(new ProcessBuilder("echo", "0 0")));
    assertEquals(80, TerminalStyle.columns(new ProcessBuilder("no-such-command")));
    assertEquals(80, TerminalStyle.columns(new ProcessBuilder("sleep", "1000")));
  }
}
