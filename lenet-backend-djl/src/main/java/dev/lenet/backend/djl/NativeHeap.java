package dev.lenet.backend.djl;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;

/**
 * The heap of native code on Linux. What a pass frees, glibc by default gives back to the system at
 * once, to take it again, page by page, in the next pass; training is then a fifth slower.
 */
final class NativeHeap {
  /** Names and values of {@code malloc.h}. */
  private static final int M_TRIM_THRESHOLD = -1;

  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_THRESHOLD = -3;

  /** More than one network frees in one pass over 256 rows. */
  private static final int KEPT_BYTES = 64 << 20;

  /** Half of what glibc takes from the system at a time, and the most that it takes for these. */
  private static final int HALF_AN_ARENA_BYTES = 32 << 20;

  /** Where an application has said itself how the heap shall behave. */
  private static final List<String> VARIABLES =
      List.of(
          "MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_", "MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES");

  private NativeHeap() {}

  /**
   * Makes freed memory stay with the process, up to 64 MiB for each of glibc's arenas. For the
   * whole process; nothing changes where the environment sets how the heap behaves, and where there
   * is no glibc.
   */
  static void keepFreedMemory() {
    if (!Platform.isLinux() || VARIABLES.stream().anyMatch(name -> System.getenv(name) != null)) {
      return;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      // what is free at an arena's end stays there, ...
      set(mallopt, M_TRIM_THRESHOLD, KEPT_BYTES);
      // ... large arrays come from the arena, not from the system one by one, ...
      set(mallopt, M_MMAP_THRESHOLD, HALF_AN_ARENA_BYTES);
      // ... and an arena's second part stays even when it is empty
      set(mallopt, M_TOP_PAD, HALF_AN_ARENA_BYTES);
    } catch (UnsatisfiedLinkError e) {
      // another C library, which has no such call
    }
  }

  private static void set(Function mallopt, int parameter, int value) {
    mallopt.invokeInt(new Object[] {parameter, value});
  }
}
