package dev.lenet.data;

import java.io.IOException;
import java.nio.file.Files;
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
      if (Files.isSymbolicLink(descriptor)
          && Files.readSymbolicLink(descriptor).startsWith(folder)) {
        count++;
      }
    }
    return count;
  }
}
