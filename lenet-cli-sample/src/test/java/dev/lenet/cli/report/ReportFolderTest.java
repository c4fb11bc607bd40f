package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A folder for reports")
class ReportFolderTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("has a history in JSON, whatever classes the library uses for its reports")
  void history() throws IOException {
    new ReportFolder(folder).writeHistory(run());
    JsonNode history =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("history.json")));
    assertEquals("b", history.get("backend").get("name").stringValue());
    assertEquals("none", history.get("backend").get("nativeBinary").stringValue());
    JsonNode epoch = history.get("epochs").get(0);
    assertEquals(0.5, epoch.get("trainLoss").doubleValue());
    assertEquals(true, epoch.get("validationLoss").isNull());
    assertEquals(8, epoch.get("imagesPerSecond").intValue());
  }

  @Test
  @DisplayName("that cannot be written to fails with the file's name, and with the cause")
  void keepsTheCause() {
    Path missing = folder.resolve("missing");
    var e =
        assertThrows(
            FileSystemException.class, () -> new ReportFolder(missing).writeHistory(run()));
    assertEquals(missing.resolve("history.json").toString(), e.getFile());
    assertInstanceOf(NoSuchFileException.class, e.getCause());
  }

  private static Run run() {
    NetworkSpec spec = Specs.recipe("lenet5");
    Dataset test = Dataset.of("test", new Shape(1, 1, 1), 10, new byte[1], new byte[1]);
    float[] probabilities = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    Evaluation evaluation =
        new Evaluation(10, new int[1], List.of(new Prediction(probabilities, List.of())));
    return new Run(new Info(), spec, 1, new Report(spec), test, evaluation, Path.of(""));
  }

  private static final class Info implements BackendInfo {
    @Override
    public String name() {
      return "b";
    }

    @Override
    public String engine() {
      return "e";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public String device() {
      return "cpu";
    }

    @Override
    public String nativeBinary() {
      return "none";
    }
  }

  private static final class Epoch implements EpochReport {
    @Override
    public int epoch() {
      return 1;
    }

    @Override
    public double trainLoss() {
      return 0.5;
    }

    @Override
    public double trainAccuracy() {
      return 0.9;
    }

    @Override
    public @Nullable Double validationLoss() {
      return null;
    }

    @Override
    public @Nullable Double validationAccuracy() {
      return null;
    }

    @Override
    public double seconds() {
      return 2;
    }

    @Override
    public double imagesPerSecond() {
      return 8;
    }
  }

  private record Report(NetworkSpec spec) implements TrainingReport {
    @Override
    public List<EpochReport> epochs() {
      return List.of(new Epoch());
    }

    @Override
    public int keptEpoch() {
      return 1;
    }

    @Override
    public TrainingSpec training() {
      return spec.training();
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public double trainSeconds() {
      return 2;
    }

    @Override
    public BackendInfo backend() {
      return new Info();
    }

    @Override
    public String dataName() {
      return "data";
    }

    @Override
    public String dataSha256() {
      return "";
    }

    @Override
    public @Nullable String startedFrom() {
      return null;
    }

    @Override
    public String weightsSha256() {
      return "";
    }
  }
}
