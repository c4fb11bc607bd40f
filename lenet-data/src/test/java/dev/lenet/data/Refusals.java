package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import org.junit.jupiter.api.function.Executable;

/** Assertions on what is refused, and in which words. */
final class Refusals {
  private Refusals() {}

  /** Fails unless it is refused with that code and a message that has all the parts. */
  static DataException assertRefused(ErrorCode code, Executable what, String... parts) {
    DataException e = assertThrows(DataException.class, what);
    assertEquals(code, e.code(), e.reason());
    for (String part : parts) {
      assertTrue(e.reason().contains(part), () -> "'" + part + "' is not in: " + e.reason());
    }
    return e;
  }
}
