package dev.lenet.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.LenetException;

/** What is promised of every refusal, whatever was refused. */
public final class Refused {
  private static final int LONGEST = 110_000;

  private Refused() {}

  /** Fails if the message is long, has no code, or would do something to a terminal. */
  public static void asDocumented(LenetException e) {
    String message = String.valueOf(e.getMessage());
    assertTrue(message.length() < LONGEST, () -> message.length() + " characters");
    assertTrue(message.endsWith(" [" + e.code() + "]"), message);
    assertTrue(
        message.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'),
        "a control character in: " + message);
  }
}
