package dev.lenet.data;

import dev.lenet.fuzz.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a target of fuzzing puts its input, under a name that says what it is. */
record FuzzFolder(Path path) {
  static FuzzFolder create() {
    return new FuzzFolder(MemoryFolder.create());
  }

  DataFile put(String name, byte[] content) throws IOException {
    return DataFile.any(Files.write(path.resolve(name), content));
  }
}
