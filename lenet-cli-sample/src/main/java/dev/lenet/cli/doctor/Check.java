package dev.lenet.cli.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param status {@code ok}; {@code note} if something works less well than it could; {@code
 *     problem} if something does not work
 * @param found what is there
 * @param todo what to do about it; null if there is nothing to do
 */
public record Check(String name, String status, String found, @Nullable String todo) {
  static Check ok(String name, String found) {
    return new Check(name, "ok", found, null);
  }

  static Check note(String name, String found, String todo) {
    return new Check(name, "note", found, todo);
  }

  static Check problem(String name, String found, String todo) {
    return new Check(name, "problem", found, todo);
  }

  /** Whether something does not work. */
  public boolean isProblem() {
    return status.equals("problem");
  }

  /** {@code 512 MiB}. */
  static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }
}
