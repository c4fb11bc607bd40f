package dev.lenet.cli.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Any bytes as the body of {@code POST /api/read}. The first byte of an input chooses its type. The
 * answer is one that is described, and never says that the server failed.
 */
public final class UploadTarget {
  private static final List<String> TYPES =
      List.of(
          "image/png",
          "multipart/form-data; boundary=x",
          "application/octet-stream",
          "multipart/form-data; boundary=\"\"",
          "text/plain");

  private static final Set<Integer> ANSWERS = Set.of(200, 400, 413, 415, 422);

  private UploadTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException, InterruptedException {
    send(input, Running.CLIENT);
  }

  static void send(byte[] input, Client client) throws IOException, InterruptedException {
    int first = input.length == 0 ? 0 : Byte.toUnsignedInt(input[0]);
    byte[] body = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    Client.Answer answer = client.post("/api/read", TYPES.get(first % TYPES.size()), body);
    assertTrue(ANSWERS.contains(answer.status()), answer::toString);
  }

  /** A server that ends with this process. */
  private static final class Running {
    private static final Client CLIENT = client();

    @SuppressWarnings("MustBeClosed")
    private static Client client() {
      ModelFile model = ModelFile.pretrained();
      Engines engines = Engines.open("java", model);
      DigitReader reader = DigitReader.builder().backend(engines.backend()).model(model).open();
      Epochs noEpochs = Epochs.open(engines.backend(), null);
      MisreadDigits none = MisreadDigits.of(engines.model(), Running::noData);
      Looks looks = new Looks(reader, engines, noEpochs, none);
      try {
        return new Client(
            DigitServer.start(
                new DigitServer.Settings("127.0.0.1", 0, List.of(), Limits.usual()), looks));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Dataset noData() {
      throw new DataException(ErrorCode.DATA_MISSING, "none");
    }
  }
}
