package dev.lenet.cli;

import dev.lenet.internal.text.Foreign;
import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A command of this program, to be copied into a shell. */
final class ShellCommand {
  /** The launcher scripts set this to the name that they were called by. */
  private static final String LAUNCHER = "lenet.launcher";

  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\w@%+=:,./-]+");
  private static final Pattern NEEDS_NO_QUOTES_ON_WINDOWS = Pattern.compile("[\\w@+:./\\\\-]+");

  private final List<String> words = new ArrayList<>();
  private final boolean windows;

  /**
   * A command without options.
   *
   * @param program what starts this program
   * @param windows whether the shell is one of Windows
   */
  ShellCommand(List<String> program, boolean windows, String name) {
    this.windows = windows;
    program.forEach(word -> words.add(quoted(word)));
    words.add(name);
  }

  /** One of the commands, without options, called as this process was. */
  static ShellCommand lenet(String name) {
    return new ShellCommand(program(), File.separatorChar == '\\', name);
  }

  private static List<String> program() {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher != null) {
      return List.of(launcher);
    }
    // after 'java -jar' the class path is that jar, in which this class is
    String path = System.getProperty("java.class.path", "");
    CodeSource source = ShellCommand.class.getProtectionDomain().getCodeSource();
    return source != null && isSame(path, source.getLocation())
        ? List.of("java", "-jar", path)
        : List.of("lenet");
  }

  private static boolean isSame(String path, URL jar) {
    return path.endsWith(".jar")
        && !path.contains(File.pathSeparator)
        && jar.toString().equals(new File(path).toURI().toString());
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

  private String quoted(String word) {
    if (windows) {
      return NEEDS_NO_QUOTES_ON_WINDOWS.matcher(word).matches() ? word : '"' + word + '"';
    }
    return NEEDS_NO_QUOTES.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** In one line that cannot control a terminal. */
  @Override
  public String toString() {
    return Foreign.file(String.join(" ", words));
  }
}
