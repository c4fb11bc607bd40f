package dev.lenet.internal.picture;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * Watches a reader, because readers go on with what they guess: they only warn of data that they
 * cannot decode, and GIF's takes a picture for whole of which rows are missing, and decodes more
 * rows than there are, for minutes, if the data do not end.
 */
final class Watch implements IIOReadProgressListener {
  /** In percent, rounded by the reader. */
  private static final float WHOLE = 99.999f;

  private final boolean gif;
  private float percent;
  private String damage = "";

  Watch(ImageReader reader) throws IOException {
    gif = reader.getFormatName().equalsIgnoreCase("gif");
    if (gif) { // with this listener, JPEG's reader shows each step of a progressive file
      reader.addIIOReadProgressListener(this);
    }
    reader.addIIOReadWarningListener((source, warning) -> note(warning));
  }

  private void note(String warning) {
    boolean guesses = warning.matches("(Corrupt JPEG data|Premature end|Out-of-sequence).*");
    if (guesses && !warning.contains("extraneous bytes")) { // cameras leave these
      damage = warning;
    }
  }

  /** Throws an exception if what was decoded is not the whole picture. */
  void check() throws IOException {
    if (!damage.isEmpty() || (gif && percent < WHOLE)) {
      throw new IOException(damage.isEmpty() ? "it ends before the picture does" : damage);
    }
  }

  @Override
  public void imageProgress(ImageReader reader, float percentageDone) {
    percent = percentageDone;
    if (percent > 100) {
      reader.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader reader, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader reader) {}

  @Override
  public void imageStarted(ImageReader reader, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader reader) {}

  @Override
  public void thumbnailStarted(ImageReader reader, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader reader, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader reader) {}

  @Override
  public void readAborted(ImageReader reader) {}
}
