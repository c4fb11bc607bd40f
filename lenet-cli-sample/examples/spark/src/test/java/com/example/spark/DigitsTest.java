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
    int code =
        new CommandLine(new Digits())
            .setErr(new PrintWriter(err))
            .execute("train", "--images", "images", "--limit", "5", "rounds");
    assertEquals(CommandLine.ExitCode.USAGE, code);
    assertTrue(err.toString().contains("--limit is for MNIST"), err::toString);
  }
}
