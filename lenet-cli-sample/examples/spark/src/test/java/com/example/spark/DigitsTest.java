package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The command digits")
class DigitsTest {
  private static final String OWN = "com.example.spark.LenetExtensions";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "org.other.Extensions, 'org.other.Extensions," + OWN + "'",
    "'org.other.Extensions," + OWN + "', 'org.other.Extensions," + OWN + "'",
    OWN + ", " + OWN
  })
  @DisplayName("adds its function to the extensions of SQL that the user has set")
  void keepsExtensions(String ofUser, String expected) {
    SparkConf conf = new SparkConf(false).set("spark.sql.extensions", ofUser);
    assertEquals(expected, Digits.extensions(conf));
  }

  @Test
  @DisplayName("has its function where the user has set no extensions of SQL")
  void hasItsOwn() {
    assertEquals(OWN, Digits.extensions(new SparkConf(false)));
  }

  @Test
  @DisplayName("train refuses a limit for a table of the user, which it would not heed")
  void refusesALimit() {
    StringWriter err = new StringWriter();
    int code = execute(err, "train", "--images", "images", "--limit", "5", "rounds");
    assertEquals(CommandLine.ExitCode.USAGE, code);
    assertTrue(err.toString().contains("--limit is for MNIST"), err::toString);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "demo --rows 0 folder",
        "generate --rows -5 table",
        "generate --files 0 table",
        "stream --every 0 folder table",
        "sweep --seeds 0 table",
        "sweep --seeds -3 table",
        "train --partitions 0 table",
        "train --steps 0 table"
      })
  @DisplayName("refuses a number that it could not use, before it starts Spark")
  void refusesNumbers(String command) {
    StringWriter err = new StringWriter();
    assertEquals(CommandLine.ExitCode.USAGE, execute(err, command.split(" ")));
    assertTrue(err.toString().contains("must be at least 1"), err::toString);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"demo", "generate", "read", "stream", "sweep", "train"})
  @DisplayName("shows the help of each command")
  void helps(String command) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new Digits()).setOut(new PrintWriter(out)).execute(command, "--help");
    assertEquals(CommandLine.ExitCode.OK, code);
    assertTrue(out.toString().startsWith("Usage: digits " + command), out::toString);
  }

  private static int execute(StringWriter err, String... arguments) {
    return new CommandLine(new Digits()).setErr(new PrintWriter(err)).execute(arguments);
  }
}
