package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever data are named they do not exist: what fails on them has begun to work. */
@DisplayName("Options that cannot be followed are refused before any work: ")
class RefusedOptionsTest {
  private static final String NO_DATA = "no-such-data";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "train, --epochs, many, is not a whole number",
    "train, --seed, 1.5, is not a whole number",
    "bench, --seconds, 'a,5', is not a number such as",
    "predict, --sure-from, '0,9', is not a number such as 0.9",
    "predict, --sure-from, 90, 'a probability, from 0 to 1, for example 0.9; 90.0 is not'"
  })
  @DisplayName("a number that is none, in words for people")
  void numbers(String command, String option, String value, String said) {
    Cli cli = Cli.run(command, option, value, "no-such-file");
    cli.requireRefusal(2, option, value.replaceFirst("0$", ""), said);
    assertFalse(cli.err().contains(" int"), cli.err());
    assertFalse(cli.err().contains(" double"), cli.err());
  }

  @Test
  @DisplayName("checkpoints in the folder of the results")
  void oneFolderForBoth() {
    String out = folder.resolve("out").toString();
    train("--out", out, "--checkpoint", out + "/../out").requireRefusal(2, "--out", "--checkpoint");
    train("--out", out, "--resume", out).requireRefusal(2, "--out", "--resume");
  }

  @ParameterizedTest
  @CsvSource({"train, --out", "train, --checkpoint", "train, --data", "reproduce, --out"})
  @DisplayName("a folder with an empty name, as from an unset variable")
  void emptyName(String command, String option) {
    String[] data = option.equals("--data") ? new String[0] : new String[] {"--data", NO_DATA};
    Stream<String> args = Stream.concat(Stream.of(command, option, ""), Stream.of(data));
    Cli.run(args.toArray(String[]::new)).requireRefusal(2, option, "is empty");
  }

  @Test
  @DisplayName("files of arguments, which are not supported")
  void argumentFile() throws IOException {
    Path arguments = Files.writeString(folder.resolve("arguments"), "--epochs\nmany\n");
    train("@" + arguments).requireRefusal(2, "'@" + arguments + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "reproduce"})
  @DisplayName("--out below a file, or a file itself")
  void outIsNoFolder(String command) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    Path below = file.resolve("a/b");
    run(command, "--out", file.toString()).requireRefusal(1, "'" + file + "'", "is not a folder");
    run(command, "--out", below.toString())
        .requireRefusal(1, "'" + below + "'", "'" + file + "' is not a folder");
    assertEquals("content", Files.readString(file));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is Linux's")
  @DisplayName("--out where no folder or no file can be created")
  void outInProc() {
    train("--out", "/proc/out")
        .requireRefusal(1, "'/proc/out'", "no folder can be created in '/proc'");
    train("--out", "/proc/sys").requireRefusal(1, "'/proc/sys'", "no file can be created in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"predict", "spec show", "spec validate", "train --spec", "train --data"})
  @DisplayName("a file name that the system cannot have")
  void impossibleName(String command) {
    Stream<String> args = Stream.concat(Stream.of(command.split(" ")), Stream.of("a\0b"));
    Cli.run(args.toArray(String[]::new)).requireRefusal(2, "\\u0000", "can have");
  }

  @Test
  @DisplayName("with the typed text escaped for a terminal")
  void controlCharacters() {
    String evil = "x\u001b[31m\ny";
    for (List<String> args :
        List.of(
            List.of(evil),
            List.of("train", "--epochs", evil),
            List.of("train", "--backend", evil, "--out", folder.toString()))) {
      Cli cli = Cli.run(args.toArray(String[]::new));
      assertFalse(cli.err().contains("\u001b"), cli.err());
      assertFalse(cli.err().contains("\ny"), cli.err());
    }
  }

  private Cli train(String... more) {
    return run("train", more);
  }

  private static Cli run(String command, String... more) {
    Stream<String> args = Stream.concat(Stream.of(command, "--data", NO_DATA), Stream.of(more));
    return Cli.run(args.toArray(String[]::new));
  }
}
