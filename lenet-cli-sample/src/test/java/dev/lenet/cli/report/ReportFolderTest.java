package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.fault.EachFault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @Test
  @DisplayName("has a page for light and dark screens, whose cells keep their headings on a phone")
  void page() throws IOException {
    ReportFolder reports = new ReportFolder(folder);
    reports.writeCurves(List.of(run()));
    reports.writeTest(run().tested());
    reports.writePage(List.of(run()), List.of(), List.of());
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("@media (prefers-color-scheme: dark)"));
    assertTrue(page.contains("<td data-label=\"epochs\">1</td>"), page);
    assertFalse(page.contains("src=\"http"), "everything is in the page");
  }

  @Test
  @DisplayName("has a page with the kernels of the first layer and the model card")
  void model() throws IOException {
    new ReportFolder(folder).writeTest(run().tested());
    new ReportFolder(folder).writePage(run().tested(), ModelFile.pretrained(), "about");
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("What c1 has learned"), page);
    assertEquals(6, page.split("alt=\"c1, kernel \\d\"", -1).length - 1);
    String data = ModelFile.pretrained().card().trainingDataSha256();
    assertTrue(page.contains("<td>" + data + "</td>"), page);
  }

  @Test
  @DisplayName("has a picture of the kernels, the largest weight in full colour")
  void kernels() throws IOException {
    new ReportFolder(folder).writeKernels(ModelFile.pretrained());
    BufferedImage picture = ImageIO.read(folder.resolve("kernels.png").toFile());
    float[] weights = ModelFile.pretrained().weights().tensor("c1.weight").values();
    float largest = Signed.largest(weights);
    for (int i = 0; i < weights.length; i++) {
      int x = 12 + i / 25 * 132 + i % 5 * 24 + 12;
      int y = 12 + i % 25 / 5 * 24 + 12;
      int paper = Math.round(255 * (1 - Math.abs(weights[i]) / largest));
      int channel = weights[i] < 0 ? 0xD9 : 0x1F;
      int red = paper + Math.round((255 - paper) / 255f * channel);
      assertEquals(red, picture.getRGB(x, y) >> 16 & 0xFF, 2, "weight " + i);
    }
  }

  @Test
  @DisplayName("keeps no picture of another network's kernels if this one has none")
  void noKernels() throws IOException {
    ReportFolder reports = new ReportFolder(folder);
    reports.writeKernels(ModelFile.pretrained());
    reports.writeKernels(withoutKernels());
    assertFalse(Files.exists(folder.resolve("kernels.png")));
  }

  private ModelFile withoutKernels() {
    NetworkSpec spec =
        Specs.parse(
            """
            {"name": "dense",
             "input": {"channels": 1, "height": 28, "width": 28, "fit": "pad", "range": [0, 1]},
             "layers": [{"name": "output", "type": "dense", "units": 10, "activation": "softmax"}],
             "training": {"optimizer": {"type": "sgd", "learningRate": 0.1}, "batchSize": 1,
              "loss": "crossEntropy", "epochs": 1, "seed": 1}}
            """,
            "a test");
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(spec)) {
      Report report = new Report(spec, model.weights().sha256());
      return ModelFile.of(model, report, run().evaluation());
    }
  }

  @ParameterizedTest(name = "and all that follow: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("has the old file or the new one, whichever operation on a file fails")
  void faults(boolean lasting) throws IOException {
    List<String> names = List.of("history.json", "report.html");
    new ReportFolder(folder).writeTest(run().tested());
    Path whole = Files.createDirectory(folder.resolve("whole"));
    writeText(whole);
    new EachFault(folder, lasting)
        .strike(
            here -> {
              for (String name : names) {
                Files.writeString(here.resolve(name), "old");
              }
            },
            this::writeText,
            here -> {
              for (String name : names) {
                String found = Files.readString(here.resolve(name));
                String written = Files.readString(whole.resolve(name));
                assertTrue(found.equals("old") || found.equals(written), found);
              }
            });
  }

  private void writeText(Path where) throws IOException {
    ReportFolder reports = new ReportFolder(where);
    reports.writeHistory(run());
    reports.writePage(run().tested(), ModelFile.pretrained(), "about");
  }

  private Run run() {
    NetworkSpec spec = Specs.recipe("lenet5");
    Dataset test = Dataset.of("test", new Shape(1, 1, 1), 10, new byte[1], new byte[1]);
    float[] probabilities = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    Evaluation evaluation =
        new Evaluation(10, new int[1], List.of(new Prediction(probabilities, List.of())));
    return new Run(
        new Info(),
        spec,
        1,
        new Report(spec, ""),
        test,
        evaluation,
        ModelFile.pretrained(),
        folder);
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

  private record Report(NetworkSpec spec, String weightsSha256) implements TrainingReport {
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
  }
}
