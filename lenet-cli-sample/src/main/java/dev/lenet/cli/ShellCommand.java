package dev.lenet.cli;

import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command of this program, to be copied into a shell. */
final class ShellCommand {
  /** The launcher scripts set this to the name that they were called by. */
  private static final String LAUNCHER = "lenet.launcher";

  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\w@%+=:,./-]+");

  private final List<String> words = new ArrayList<>();

  private ShellCommand(String launcher, String name) {
    words.add(quoted(launcher));
    words.add(name);
  }

  /** One of the commands, without options, called as this process was. */
  static ShellCommand lenet(String name) {
    return new ShellCommand(System.getProperty(LAUNCHER, "lenet"), name);
  }

  /** Adds an option, unless its value is null; returns this. */
  ShellCommand option(String name, @Nullable Object value) {
    if (value != null) {
      words.add(name);
      words.add(quoted(value.toString()));
    }
    return this;
  }

  /** Adds an option without a value, if it is set; returns this. */
  ShellCommand flag(String name, boolean set) {
    if (set) {
      words.add(name);
    }
    return this;
  }

  private static String quoted(String word) {
    return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** In one line that cannot control a terminal. */
  @Override
  public String toString() {
    return Foreign.file(String.join(" ", words));
  }
}
