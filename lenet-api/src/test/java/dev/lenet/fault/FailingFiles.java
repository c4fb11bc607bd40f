package dev.lenet.fault;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/**
 * The files of this machine, as paths whose operations fail when a {@link Fault} says so. Opening,
 * moving, deleting, listing and looking for a file are an operation each, and so are reads and
 * writes of a stream's blocks, and its end; of a channel only the opening is one. A write that
 * fails has written half of its bytes.
 */
public final class FailingFiles extends FilterFileSystemProvider {
  private final Fault fault;

  private FailingFiles(Path path, Fault fault) {
    super("failing", path.getFileSystem());
    this.fault = fault;
  }

  /** The same file or folder, with operations that fail. */
  public static Path at(Path path, Fault fault) {
    return new FailingFiles(path, fault).wrapPath(path);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    fault.strike(folder);
    super.createDirectory(folder, attributes);
  }

  @Override
  public void delete(Path file) throws IOException {
    fault.strike(file);
    super.delete(file);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    fault.strike(file);
    return super.deleteIfExists(file);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    fault.strike(to);
    super.move(from, to, options);
  }

  @Override
  public void checkAccess(Path file, AccessMode... modes) throws IOException {
    fault.strike(file);
    super.checkAccess(file, modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path file, Class<A> type, LinkOption... options) throws IOException {
    fault.strike(file);
    return super.readAttributes(file, type, options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    fault.strike(folder);
    return super.newDirectoryStream(folder, filter);
  }

  @Override
  public FileChannel newFileChannel(
      Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    fault.strike(file);
    return super.newFileChannel(file, options, attributes);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    fault.strike(file);
    return super.newByteChannel(file, options, attributes);
  }

  @Override
  public InputStream newInputStream(Path file, OpenOption... options) throws IOException {
    fault.strike(file);
    return new FilterInputStream(super.newInputStream(file, options)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        fault.strike(file);
        return super.read(target, offset, length);
      }
    };
  }

  @Override
  public OutputStream newOutputStream(Path file, OpenOption... options) throws IOException {
    fault.strike(file);
    return new FilterOutputStream(super.newOutputStream(file, options)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean fails = fault.isNext();
        out.write(bytes, offset, fails ? length / 2 : length);
        if (fails) {
          throw Fault.failure(file);
        }
      }

      @Override
      public void close() throws IOException {
        super.close();
        fault.strike(file);
      }
    };
  }
}
