package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spi.DatasetProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): ten kinds of clothes in the form of MNIST, {@code
 * 1x28x28}, 60,000 for training and 10,000 for tests. The classes have names. Uses the first of
 * these that has it:
 *
 * <ol>
 *   <li>a folder named by the request, as {@link MnistProvider} reads it. The property {@code
 *       lenet.data.dir} and the variable {@code LENET_DATA_DIR} do not count: they stand for MNIST;
 *   <li>the cache, {@code fashion-mnist} in {@code LENET_CACHE_DIR} or in {@code ~/.cache/lenet};
 *   <li>the files of Debian's package {@code dataset-fashion-mnist};
 *   <li>two public HTTPS mirrors.
 * </ol>
 *
 * <p>The files of 2 to 4 are verified by SHA-256 at each load, as MNIST's are.
 */
public final class FashionMnistProvider implements DatasetProvider {
  private static final String PACKAGE = "dataset-fashion-mnist";
  private static final Path INSTALLED = Path.of("/usr/share/datasets/fashion-mnist");
  private static final URI KERAS =
      URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/");
  private static final URI ZALANDO =
      URI.create(
          "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");

  private final UsualPlaces places =
      new UsualPlaces(
          PublishedSet.FASHION_MNIST,
          System::getProperty,
          System.getenv(),
          List.of(
              new InstalledFiles(INSTALLED, PACKAGE),
              HttpMirror.usual(KERAS),
              HttpMirror.usual(ZALANDO)),
          "on Debian, install the package %s; or ".formatted(PACKAGE));

  /** Made by {@link java.util.ServiceLoader}. Opens nothing yet. */
  public FashionMnistProvider() {}

  @Override
  public String name() {
    return PublishedSet.FASHION_MNIST.name();
  }

  /**
   * Loads both parts into memory.
   *
   * @throws DataException for the same reasons as {@link MnistProvider#load}; also {@code
   *     DATA_MISMATCH} if the request has not ten classes, or names that are not those of the data
   *     set
   */
  @Override
  public TrainTestSplit load(DatasetRequest request) {
    Path folder = request.directory();
    return places.load(request, folder == null ? null : DataDirectory.requested(folder));
  }
}
