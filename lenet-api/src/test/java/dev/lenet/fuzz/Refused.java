package dev.lenet.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import java.util.Set;

/** What is promised of every refusal, whatever was refused. */
public final class Refused {
  /** Lists with a line for each problem of the spec, or for each source of the data. */
  private static final Set<ErrorCode> OF_SEVERAL_LINES =
      Set.of(ErrorCode.SPEC_INVALID, ErrorCode.DATA_MISSING);

  private static final int LONGEST = 2_000;

  /** It has at most a hundred problems. */
  private static final int LONGEST_OF_SPEC = 100_100;

  private Refused() {}

  /** Fails if the message is long, has no code, or would do something to a terminal or a log. */
  public static void asDocumented(LenetException e) {
    String message = String.valueOf(e.getMessage());
    int most = e.code() == ErrorCode.SPEC_INVALID ? LONGEST_OF_SPEC : LONGEST;
    assertTrue(message.length() <= most, () -> message.length() + " characters: " + message);
    assertTrue(message.endsWith(" [" + e.code() + "]"), message);
    boolean lines = OF_SEVERAL_LINES.contains(e.code());
    assertTrue(
        message.chars().noneMatch(c -> Character.isISOControl(c) && !(lines && c == '\n')),
        () -> "a control character in: " + message);
  }
}
