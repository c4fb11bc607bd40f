package dev.lenet.api;

import dev.lenet.api.picture.PictureTarget;
import dev.lenet.api.spec.SpecTarget;
import dev.lenet.api.weights.ModelFileTarget;
import dev.lenet.api.weights.SafetensorsTarget;
import dev.lenet.fuzz.Inputs;
import dev.lenet.internal.checkpoint.CheckpointTarget;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("An input that fuzzing began with or found")
class FoundInputsTest {
  @TestFactory
  @DisplayName("is read, or refused as documented")
  Stream<DynamicTest> replay() throws IOException {
    return Stream.of(
            Inputs.replay("SpecTarget", SpecTarget::fuzzerTestOneInput),
            Inputs.replay("SafetensorsTarget", SafetensorsTarget::fuzzerTestOneInput),
            Inputs.replay("ModelFileTarget", ModelFileTarget::fuzzerTestOneInput),
            Inputs.replay("CheckpointTarget", CheckpointTarget::fuzzerTestOneInput),
            Inputs.replay("PictureTarget", PictureTarget::fuzzerTestOneInput))
        .flatMap(tests -> tests);
  }
}
