package dev.lenet.data;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/**
 * The files of this machine, which count the bytes that streams write, also those of files that are
 * deleted later. What a channel writes is not counted.
 */
final class CountedFiles extends FilterFileSystemProvider {
  private final Map<String, Long> written = new ConcurrentHashMap<>();

  CountedFiles(Path folder) {
    super("counted", folder.getFileSystem());
  }

  /** The same file or folder, counted. */
  Path at(Path path) {
    return wrapPath(path);
  }

  /** The bytes that were written until now to files of that name, in any folder. */
  long writtenTo(String name) {
    return written.getOrDefault(name, 0L);
  }

  @Override
  public OutputStream newOutputStream(Path file, OpenOption... options) throws IOException {
    String name = file.getFileName().toString();
    return new FilterOutputStream(super.newOutputStream(file, options)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        written.merge(name, (long) length, Long::sum);
      }

      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value});
      }
    };
  }
}
