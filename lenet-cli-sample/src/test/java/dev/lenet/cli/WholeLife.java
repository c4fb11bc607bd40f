package dev.lenet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * An application that uses everything but downloads: it reads data from a folder, trains with
 * checkpoints, evaluates, saves, loads, predicts and reads a picture. It prints nothing. What it
 * has read, and what it then finds changed in its process, it writes to the file {@code report}.
 */
final class WholeLife {
  /** What the JDK adds by itself to a process that reads a picture, or asks for the time zone. */
  private static final Set<String> OF_THE_JDK =
      Set.of("sun.font.fontmanager", "user.timezone", "Java2D Disposer", "process reaper");

  private WholeLife() {}

  /** Takes the backend, the folder of the data, the picture, and the folder of the results. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Properties properties = (Properties) System.getProperties().clone();
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    Path results = Path.of(arguments[3]);
    String text = live(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), results);
    TreeSet<String> changed = new TreeSet<>(System.getProperties().stringPropertyNames());
    changed.removeIf(name -> System.getProperty(name).equals(properties.getProperty(name)));
    TreeSet<String> left = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!threads.contains(thread)) {
        left.add(thread.getName());
      }
    }
    changed.removeAll(OF_THE_JDK);
    left.removeAll(OF_THE_JDK);
    Files.write(
        results.resolve("report"),
        List.of(
            "text " + text,
            "properties " + String.join(", ", changed),
            "threads " + String.join(", ", left),
            "environment " + String.join(", ", changedEnvironment())));
  }

  private static String live(String name, Path folder, Path picture, Path results) {
    TrainTestSplit data = Datasets.load(DatasetRequest.builder("mnist").directory(folder).build());
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    NetworkSpec spec =
        lenet5.withTraining(lenet5.training().toBuilder().epochs(2).validation(100).build());
    TrainingOptions options =
        TrainingOptions.builder().threads(2).checkpoints(results.resolve("checkpoints")).build();
    Path file = results.resolve("model.safetensors");
    try (Backend backend = Backends.open(name)) {
      try (Model model = backend.newModel(spec)) {
        TrainingReport training =
            backend.newTrainer(spec.training()).train(model, data.train(), options);
        Evaluation test = backend.newEvaluator().evaluate(model, data.test());
        ModelFile.of(model, training, test).write(file);
      }
      try (Model model = backend.newModel(ModelFile.read(file));
          DigitReader reader = DigitReader.builder().backend(backend).open()) {
        model.predict(data.test().image(0));
        return reader.read(picture).text();
      }
    }
  }

  /** What a child inherits, and this process did not. Java itself has a copy of its beginning. */
  private static List<String> changedEnvironment() throws IOException, InterruptedException {
    Process child = new ProcessBuilder("env", "-0").start();
    List<String> inherited = lines(child.getInputStream().readAllBytes());
    child.waitFor();
    inherited.removeAll(lines(Files.readAllBytes(Path.of("/proc/self/environ"))));
    return inherited;
  }

  private static List<String> lines(byte[] environment) {
    return new ArrayList<>(List.of(new String(environment, UTF_8).split("\0", -1)));
  }
}
