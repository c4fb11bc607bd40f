package dev.lenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open, deleted ones too; on Linux. */
final class OpenFiles {
  private OpenFiles() {}

  static long below(Path folder) throws IOException {
    long count = 0;
    List<Path> descriptors;
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      descriptors = all.toList();
    }
    for (Path descriptor : descriptors) {
      try {
        count += Files.readSymbolicLink(descriptor).startsWith(folder) ? 1 : 0;
      } catch (NoSuchFileException e) {
        // closed since it was listed: the list itself, or what another thread had open
      }
    }
    return count;
  }
}
